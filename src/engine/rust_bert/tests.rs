//! The second engine against the training's own numbers and against the first engine.

use crate::engine::parity::{Parity, folder};
use crate::engine::{Batch, EngineName, ModelConfig, Network, load};

/// Largest difference of two fp32 engines on the same weights.
const TOLERANCE: f32 = 1e-3;
/// What rounding the shipped weights to fp16 adds.
const ROUNDING: f32 = 0.05;

fn network(engine: EngineName) -> Network {
    load(&ModelConfig { engine, path: Some(folder()), ..ModelConfig::default() }).unwrap().unwrap()
}

#[test]
fn logits_are_those_of_the_training() {
    let (parity, network) = (Parity::read(), network(EngineName::RustBert));
    let outputs = network.encoder.encode(&parity.batch()).unwrap();
    let distance = parity.distance(&network, &outputs);
    assert!(distance.worst < TOLERANCE + ROUNDING, "{}", distance.worst);
    assert!(distance.agree > 0.999, "{}", distance.agree);
}

#[test]
fn a_row_gives_the_same_alone_and_in_a_batch() {
    let (parity, network) = (Parity::read(), network(EngineName::RustBert));
    let all = network.encoder.encode(&parity.batch()).unwrap();
    let width = parity.attention_mask[1].iter().sum::<i32>() as usize;
    let alone = Batch {
        rows: 1,
        width,
        ids: parity.input_ids[1][..width].to_vec(),
        mask: vec![1; width],
        types: parity.token_type_ids[1][..width].to_vec(),
    };
    let alone = network.encoder.encode(&alone).unwrap();
    for (all, alone) in all.iter().zip(&alone) {
        for at in 0..width {
            let apart = all.of(1, at).iter().zip(alone.of(0, at)).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
            assert!(apart < TOLERANCE, "{apart} at piece {at}");
        }
    }
}

#[test]
fn both_engines_choose_the_same_labels() {
    let (parity, first, second) = (Parity::read(), network(EngineName::Rten), network(EngineName::RustBert));
    let int8 = parity.distance(&first, &first.encoder.encode(&parity.batch()).unwrap());
    let fp32 = parity.distance(&second, &second.encoder.encode(&parity.batch()).unwrap());
    assert!(fp32.agree - int8.agree < 0.05, "fp32 {} int8 {}", fp32.agree, int8.agree);
}
