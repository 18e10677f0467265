//! Floor 4: configuration, the driver and its report.
