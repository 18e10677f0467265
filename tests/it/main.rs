//! Every integration test, in one binary.

mod models;

#[test]
fn crate_builds() {
    assert!(copydesk::doc::EventType::ALL.len() > 20);
}
