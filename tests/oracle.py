"""TensorFlow, imported once and without its messages: what we compare with."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")


@contextmanager
def quiet() -> Iterator[None]:
    """Send standard error nowhere: TensorFlow writes to it from C++."""
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        sys.stderr.flush()
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


with quiet():
    import tensorflow as tf

    tf.constant(0.0) + 1.0


def array(x: Any) -> np.ndarray:
    """Return a result of either library as an array."""
    if isinstance(x, tf.IndexedSlices):
        x = tf.convert_to_tensor(x)
    return np.asarray(x)
