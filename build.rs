//! Tells the program whether the network's weights lie beside it: they are embedded when they do.

fn main() {
    let model = "models/newsdesk-en/model.onnx";
    println!("cargo::rustc-check-cfg=cfg(embedded_model)");
    println!("cargo::rerun-if-changed={model}");
    println!("cargo::rerun-if-changed=models/newsdesk-en/manifest.json");
    if std::path::Path::new(model).exists() {
        println!("cargo::rustc-cfg=embedded_model");
    }
}
