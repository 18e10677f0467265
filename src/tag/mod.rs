//! Stage 4: labelled spans, from the network and from lexicons.
