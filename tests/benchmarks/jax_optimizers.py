"""SGD and Adam for JAX, which has no optimizers: a state to a new one."""

from typing import Any

import jax
from jax import numpy as jnp


def sgd_step(state: Any, gradients: Any, rate: float) -> Any:
    weights, *rest = state
    new = jax.tree.map(lambda w, g: w - rate * g, weights, gradients)
    return new, *rest


def adam_step(state: Any, gradients: Any, rate: float) -> Any:
    weights, m, v, t = state
    m = jax.tree.map(lambda m, g: m + 0.1 * (g - m), m, gradients)
    v = jax.tree.map(lambda v, g: v + 0.001 * (g * g - v), v, gradients)
    step = rate * jnp.sqrt(1 - 0.999**t) / (1 - 0.9**t)
    new = jax.tree.map(
        lambda w, m, v: w - step * m / (jnp.sqrt(v) + 1e-7), weights, m, v
    )
    return new, m, v, t + 1
