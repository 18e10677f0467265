//! Floor 2: numbers only. Knows tensors, not news.
