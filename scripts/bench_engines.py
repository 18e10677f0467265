"""Times the network in Python on batches that `cargo bench --bench engines -- --dump FILE` wrote.

usage: bench_engines.py BATCHES.json MODEL_FOLDER THREADS
"""
import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np


def batches(path: str) -> tuple[int, list[list[np.ndarray]]]:
    """Number of articles, and per batch ids, mask and types, each int64 [rows, width]."""
    data = json.loads(Path(path).read_text())
    return data["articles"], [[np.array(part, np.int64) for part in batch] for batch in data["batches"]]


def transformers(folder: Path, threads: int):
    """BERT of transformers on torch, fp32, with one linear layer per head."""
    import torch
    from safetensors.torch import load_file
    from transformers import BertConfig, BertModel
    torch.set_num_threads(threads)
    bert = BertModel(BertConfig.from_json_file(str(folder / "config.json")), add_pooling_layer=False)
    tensors = {name: value.float() for name, value in load_file(folder / "model.safetensors").items()}
    inner = {name.removeprefix("bert."): value for name, value in tensors.items() if name.startswith("bert.")}
    missing, _ = bert.load_state_dict(inner, strict=False)
    assert not [name for name in missing if "position_ids" not in name], missing
    heads = [(tensors[name], tensors[name.replace("weight", "bias")])
             for name in tensors if name.startswith("heads.") and name.endswith("weight")]
    bert.eval()

    def run(ids, mask, types):
        with torch.inference_mode():
            hidden = bert(torch.from_numpy(ids), torch.from_numpy(mask), torch.from_numpy(types)).last_hidden_state
            return [torch.nn.functional.linear(hidden, w, b) for w, b in heads]
    return run


def onnxruntime(folder: Path, threads: int):
    """The int8 graph in ONNX Runtime."""
    import onnxruntime as ort
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    session = ort.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
    names = ["input_ids", "attention_mask", "token_type_ids"]
    return lambda *parts: session.run(None, dict(zip(names, parts)))


def main(path: str, folder: str, threads: str) -> None:
    """Prints tokens and articles a second of both, with all threads in one batch and with one batch to a thread."""
    articles, work = batches(path)
    tokens = sum(int(mask.sum()) for _, mask, _ in work)
    for name, build in (("transformers", transformers), ("onnxruntime", onnxruntime)):
        for inside, at_once in ((int(threads), 1), (1, int(threads))):
            run = build(Path(folder), inside)
            run(*work[0])
            with ThreadPoolExecutor(at_once) as pool:
                start = time.perf_counter()
                outputs = list(pool.map(lambda batch: run(*batch), work))
                seconds = time.perf_counter() - start
            assert len(outputs) == len(work) and all(len(out) == len(outputs[0]) for out in outputs)
            label = f"{name} {at_once}x{inside}"
            print(f"{label:<17} {tokens / seconds:>10.0f} {articles / seconds:>12.2f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
