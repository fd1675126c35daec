# /// script
# requires-python = ">=3.11,<3.14"
# dependencies = ["numpy", "tensorflow>=2.21,<2.22"]
# ///
"""Train one network on one worker and on two, and compare the weights.

Each worker is a process of its own on this computer. On several computers,
TF_CONFIG would hold their addresses, and nothing else would change.
"""

import inspect
import json
import os
import socket
import subprocess
import sys
import tempfile

import numpy as np


def worker(folder):
    """Train together with all other workers, and save the weights."""
    import numpy as np
    import tensorflow as tf

    strategy = tf.distribute.MultiWorkerMirroredStrategy()
    workers = strategy.num_replicas_in_sync
    given = np.load(f"{folder}/given.npz")
    X, y, n = given["X"], given["y"], len(given["X"])
    with strategy.scope():
        start = [given[name] for name in ("W1", "b1", "W2", "b2")]
        variables = [tf.Variable(part) for part in start]
        optimizer = tf.keras.optimizers.Adam(learning_rate=0.01)
    bce = tf.keras.losses.BinaryCrossentropy(reduction="sum")

    def step(X, y):
        W1, b1, W2, b2 = variables
        with tf.GradientTape() as tape:
            A1 = tf.nn.relu(X @ W1 + b1)
            loss = bce(y, tf.nn.sigmoid(A1 @ W2 + b2)) / n
            penalty = tf.nn.l2_loss(W1) + tf.nn.l2_loss(W2)
            total = loss + 0.001 * penalty / workers
        gradients = tape.gradient(total, variables)
        optimizer.apply_gradients(zip(gradients, variables, strict=True))

    batch = tf.data.Dataset.from_tensor_slices((X, y)).batch(n)
    [shard] = strategy.experimental_distribute_dataset(batch)
    step = tf.function(step)
    for _ in range(100):
        strategy.run(step, shard)
    place = strategy.cluster_resolver.task_id
    np.savez(f"{folder}/{place}.npz", *[v.numpy() for v in variables])


def launch(workers, folder, seconds=240):
    """Start the workers, wait for them, and return the weights of each."""
    doors = [socket.create_server(("127.0.0.1", 0)) for _ in range(workers)]
    addresses = [f"127.0.0.1:{door.getsockname()[1]}" for door in doors]
    for door in doors:
        door.close()
    code = f"{inspect.getsource(worker)}\nworker({folder!r})"
    started = []
    try:
        for place in range(workers):
            config = {
                "cluster": {"worker": addresses},
                "task": {"type": "worker", "index": place},
            }
            own = {"TF_CONFIG": json.dumps(config)}
            own |= {"CUDA_VISIBLE_DEVICES": "-1"}
            process = subprocess.Popen(
                [sys.executable, "-c", code],
                env=os.environ | own,
                stderr=subprocess.PIPE,
                text=True,
            )
            started.append(process)
        for process in started:
            _, errors = process.communicate(timeout=seconds)
            if process.returncode:
                raise RuntimeError(errors[-2000:])
    finally:
        for process in started:
            process.kill()
    files = [np.load(f"{folder}/{place}.npz") for place in range(workers)]
    return [list(file.values()) for file in files]


def main():
    """Draw points and weights, train in both ways, and compare."""
    rng = np.random.default_rng(0)
    y = rng.permutation(np.repeat([[0.0], [1.0]], 300, axis=0))
    X = rng.normal(2 * y - 1, 0.7, (600, 2))
    given = {
        "X": X,
        "y": y,
        "W1": rng.uniform(-1, 1, (2, 4)),
        "b1": np.zeros(4),
        "W2": rng.uniform(-1, 1, (4, 1)),
        "b2": np.zeros(1),
    }
    given = {name: part.astype("float32") for name, part in given.items()}
    with tempfile.TemporaryDirectory() as folder:
        np.savez(f"{folder}/given.npz", **given)
        [alone] = launch(1, folder)
        both = launch(2, folder)
    for place, weights in enumerate(both):
        pairs = zip(weights, alone, strict=True)
        largest = max(np.abs(a - b).max() for a, b in pairs)
        print(f"worker {place}: at most {largest:.1e} from one worker")


if __name__ == "__main__":
    main()
