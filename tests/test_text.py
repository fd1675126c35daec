"""What is printed, returned and refused, expression by expression.

Every expression is evaluated in both libraries; `lib` is one or the other.
"""

from typing import Any

import numpy as np
import pytest
from oracle import tf

import groundup as gu

SHOWN = """
lib.constant(1.0)
str(lib.constant(1.0))
str(lib.constant([1., 2.]))
str(lib.constant([[1., 2.], [3., 4.]]))
lib.constant([[1., 2.], [3, 4]])
lib.constant(0.1)
str(lib.constant(0.1))
f"{lib.constant(0.1)}"
format(lib.constant(1.5), '.2f')
format(lib.constant([1.5, 2.]), '')
f"{lib.constant(7):5d}|{lib.constant(True)}"
"%.2f" % lib.constant(1.5)
str(lib.constant(True))
lib.constant([True, False])
lib.constant(1e10)
lib.constant([1e10, 1.])
lib.zeros((0, 3))
lib.ones((30, 40))
lib.ones((3, 400))
str(lib.zeros((2, 2, 2), lib.int32))
lib.Variable(1)
lib.Variable([1., 2.])
lib.Variable([[1., 2.], [3., 4.]], name="w")
str(lib.Variable([1., 2.]))
f"{lib.Variable(1.5)}"
lib.Variable(1., name="w").name
lib.Variable([1., 2.]).shape
lib.Variable(1.).trainable
str(lib.constant([1., 2.]).shape)
lib.constant([1., 2.]).shape
lib.constant(1.).shape
lib.constant([1., 2.]).shape == (2,)
lib.constant([1., 2.]).shape == [2]
lib.constant([1., 2.]).shape != (2,)
lib.constant([[1., 2.]]).shape[0]
lib.constant([[1., 2.]]).shape[:1]
lib.constant([[1., 2.]]).shape.as_list()
lib.constant([[1., 2.]]).shape + (3,)
(3,) + lib.constant([[1., 2.]]).shape
lib.constant([[1., 2.]]).shape.rank
lib.constant([[1., 2.]]).shape.num_elements()
len(lib.constant([[1., 2.]]).shape)
f"{lib.constant([[1., 2.]]).shape}"
lib.float32
str(lib.float32)
f"{lib.float32}"
lib.float32.name, lib.float32.size
lib.float32.as_numpy_dtype
lib.float32.min, lib.float32.max
lib.uint8.min, lib.uint8.max
lib.float32.is_floating, lib.int32.is_integer, lib.bool.is_bool
lib.float32 == np.float32, lib.float32 == 'float32', lib.float32 == 'foo'
np.float32 == lib.float32
lib.float32 == lib.float64, lib.float32 != lib.float64
lib.bool, lib.uint8, lib.int32, lib.int64, lib.float16, lib.float64
lib.as_dtype('float32')
{lib.float32: 1}[lib.as_dtype('float32')]
lib.constant([1., 2.]).ndim
lib.constant(2**31)
lib.constant([1, 2.5])
lib.constant(1, dtype=lib.float32)
lib.constant(True, dtype=lib.float32)
lib.constant(np.array([1., 2.]))
lib.constant(np.array([1, 2]))
lib.constant(np.array([1., 2.]), dtype=lib.float32)
lib.constant(np.array([1.5, 2.]), dtype=lib.int32)
lib.constant([1, 2, 3, 4], shape=(2, 2))
lib.constant(0., shape=(2, 2))
lib.constant([])
lib.constant([[], []])
lib.constant(range(3))
lib.constant([1, True])
lib.constant([np.array([1]), np.array([2])])
lib.constant([np.float32(1.5), np.float64(2.5)])
lib.constant(1, 'float'), lib.constant(1, 'double'), lib.constant(1, 'half')
lib.constant((1, 2))
lib.constant(lib.constant([1, 2]))
lib.constant([np.float64(1.0)])
lib.constant(np.float64(1.0))
lib.constant(np.int64(1))
lib.constant([np.array([1., 2.]), np.array([3., 4.])])
lib.convert_to_tensor([lib.constant(1.), 2.])
lib.convert_to_tensor(1, dtype=lib.float32)
lib.convert_to_tensor(lib.Variable([1.]))
lib.constant(1.) + 1
lib.constant(1) / 2
lib.constant(1) / lib.constant(2)
lib.constant([7], lib.uint8) / 2
lib.constant(-7) // 2
lib.constant(-7) % 2
lib.constant(-7.) // 2
lib.constant(-7.) % 2
7 // lib.constant(2)
7 % lib.constant(4)
lib.constant(1) ** 2
2 ** lib.constant(2)
lib.constant([1., -1, 0]) / 0
lib.constant([1., -1, 0]) // 0
lib.constant([1, 2]) / 0
lib.constant(1.) + np.array([1., 2.])
np.array([1., 2.]) + lib.constant(1.)
np.array([1., 2.]) - lib.constant(1.)
np.array([1., 2.]) / lib.constant(2.)
np.array([[1., 2.]]) @ lib.constant([[1.], [2.]])
np.array([1., 2.]) < lib.constant(1.5)
np.array([1., 2.]) == lib.constant(1.)
np.float64(2.) * lib.constant(1.)
np.float32(2.) * lib.constant([1., 2.])
np.array([1, 2]) * lib.constant([1., 2.])
lib.constant([1., 2.]) * [1, 2]
[1., 2.] * lib.constant([1., 2.])
lib.constant([1, 2]) * True
lib.constant(1) + np.float64(3)
lib.constant(1) + np.array(3.7)
lib.maximum(np.array([1., 2.]), lib.constant(1.))
-lib.constant(1)
abs(lib.constant(-1.))
~lib.constant([True])
lib.constant([True]) & lib.constant([False])
lib.constant([True]) | [False]
lib.constant([True]) ^ True
lib.constant(1.) < 2
lib.constant([1, 2]) >= 2
lib.constant([1, 2]) <= 1
2 > lib.constant([1, 2])
lib.constant(1.) == lib.constant(1.)
lib.constant([1., 2.]) == lib.constant([1., 2., 3.])
lib.constant([1., 2.]) != lib.constant([1., 2., 3.])
lib.constant(1.) == None
lib.constant(1.) != None
lib.constant([1., 2.]) != [1., 3.]
bool(lib.constant([1.])), bool(lib.constant(0))
int(lib.constant(2.7)), float(lib.constant(2))
[1, 2, 3][lib.constant(1)]
list(range(lib.constant(3)))
len(lib.constant([[1.]]))
list(lib.constant([[1., 2.]]))
lib.constant([1, 2, 3])[1]
lib.constant([1, 2, 3])[lib.constant(1)]
lib.constant([1, 2, 3])[-1]
lib.constant([1, 2, 3])[1:9]
lib.constant([1, 2, 3])[::-1]
lib.constant([1, 2, 3])[:lib.constant(2)]
lib.constant([[1, 2, 3]])[..., 1]
lib.constant([[1, 2, 3]])[:, lib.newaxis]
lib.constant([1, 2, 3])[np.array([True, False, True])]
lib.constant([1, 2, 3])[lib.constant([True, False, True])]
lib.constant([[1, 2], [3, 4]])[lib.constant([[True, False], [True, False]])]
lib.Variable([1, 2, 3])[0]
lib.Variable([1., 2.]) * 2
lib.Variable(2) / 2
float(lib.Variable(2.)), list(lib.Variable([2.]))
lib.Variable([2.]).numpy()
lib.Variable([2.]).value()
lib.constant(1.).numpy()
lib.constant([1.]).numpy()
np.array(lib.constant([1., 2.]))
np.asarray(lib.constant([1., 2.]), dtype=int)
lib.matmul([[1.]], [[1]])
lib.matmul([[1.]], [[1]], transpose_b=True)
lib.reduce_mean([1, 2])
lib.reduce_mean([-1, -2])
lib.reduce_mean(lib.constant([200, 100, 200], lib.uint8))
lib.reduce_mean(lib.constant([[200, 100], [250, 100]], lib.uint8), axis=0)
lib.reduce_mean(lib.constant([2**31 - 1] * 1000))
lib.reduce_mean(lib.constant([2**62, 2**62 - 1, -5], lib.int64))
lib.reduce_mean([1., 2.], axis=lib.constant(0))
lib.reduce_sum([1, 2])
lib.reduce_sum(lib.constant([2**30] * 4))
lib.reduce_prod([[1, 2], [3, 4]], axis=1)
lib.reduce_max([[1., float('nan')]])
lib.reduce_max(lib.zeros((0,)))
lib.reduce_min(lib.zeros((0,)))
lib.reduce_max(lib.zeros((0,), lib.int32))
lib.reduce_min(lib.zeros((0, 2), lib.int32), axis=0)
lib.reduce_mean(lib.zeros((0,)))
lib.reduce_mean(lib.zeros((0,), lib.int32))
lib.reduce_any([True, False])
lib.reduce_all([[True, False], [True, True]], axis=1)
lib.reduce_any([[True], [False]], axis=0, keepdims=True)
lib.argmax([1., 2.])
lib.argmax([[1., 2.], [3, 4]], axis=1)
lib.argmax([1., float('nan'), 3.])
lib.argmax([float('nan'), float('nan')])
lib.argmax([3, 3, 1])
lib.argmax([False, True])
lib.linspace([0., 1.], [1., 3.], 3, axis=-1)
lib.linspace(0., [1., 2.], 3)
lib.einsum('...i,...j->...ij', lib.ones((1, 2)), lib.ones((3, 2))).shape
lib.argmax([[]])
lib.argmin([1., float('nan'), -3.])
lib.argmax([1., 2.], output_type=lib.int32)
lib.size([[1, 2]])
lib.rank([[1, 2]])
lib.shape([[1, 2]])
lib.shape([1], out_type=lib.int64)
lib.square(3)
lib.abs(-3)
lib.sign(-2)
lib.sign([-2., float('nan')])
lib.round([0.5, 1.5, 2.5, -0.5])
lib.round(3)
lib.pow(2, 3)
lib.pow(2., 3)
lib.pow(2, lib.constant([1., 2.]))
lib.pow(2., lib.constant([1., 2.], lib.float64))
lib.maximum(1., 2)
lib.clip_by_value([1., 5.], 0, 3)
lib.clip_by_value([1, 5], 0, 3)
lib.equal([1, 2], [1, 3])
lib.cast([1.9, -1.9], lib.int32)
lib.cast([1.9, float('nan'), float('inf'), 1e20], lib.int32)
lib.cast([0, 2], lib.bool)
lib.cast(True, lib.float32)
lib.cast([1.9], 'float64')
lib.cast([1.9], float)
lib.cast([300, -1], lib.uint8)
lib.cast([1e-7, 65504., 1e6], lib.float16)
lib.zeros(3)
lib.zeros(())
lib.ones((1,), lib.bool)
lib.ones(lib.constant([2, 3]))
lib.ones([lib.constant(2), 3])
lib.fill((2,), 7)
lib.fill(2, 7.)
lib.eye(2)
lib.eye(2, 3)
lib.range(3)
lib.range(1, 4, 2)
lib.range(0, 1, 0.3)
lib.range(0., 1., 0.1)
lib.range(3.)
lib.range(3, 0, -1)
lib.range(0)
lib.range(3, dtype=lib.float32)
lib.range(5, delta=2)
lib.range(1, 10, 2.5)
lib.range(-2**31, 2**31 - 1, 2**30)
lib.range(lib.constant(3))
lib.linspace(0., 1., 5)
lib.linspace(-3e38, 3e38, 3)
lib.linspace(0, 1, 5)
lib.linspace(0., 1, 5)
lib.linspace(0., 1., 1)
lib.linspace(0., 1., 0)
lib.linspace(-5.0, 5.0, 100)
lib.linspace(lib.constant([0., 1.]), lib.constant([1., 2.]), 3)
lib.linspace(lib.constant([0., 1.]), lib.constant([1., 2.]), 3, axis=1)
lib.reshape([1, 2, 3, 4], (2, -1))
lib.reshape([1, 2, 3, 4], -1)
lib.reshape(lib.zeros((0, 3)), (3, -1))
lib.transpose(lib.ones((2, 3, 4)), perm=[0, 2, 1])
lib.expand_dims([1, 2], -1)
lib.squeeze([[1, 2]])
lib.squeeze([[1, 2]], axis=0)
lib.squeeze([[1, 2]], axis=[])
lib.concat([[1, 2], [3]], 0)
lib.concat(lib.ones((2, 2)), 0)
lib.concat(np.ones((2, 2)), 0)
lib.concat([[1., 2], [3]], 0)
lib.concat([np.array([1.]), lib.constant([1.])], 0)
lib.stack([1, 2])
lib.stack([1, lib.constant(1.)])
lib.stack([[1, 2], [3, 4]], axis=-1)
lib.gather([1, 2, 3], [0, 2])
lib.gather([[1, 2, 3], [4, 5, 6]], [0, 2], axis=-1)
lib.one_hot([0, 2], 3)
lib.one_hot([0, 5, -1], 3)
lib.one_hot([0, 2], 3, on_value=5)
lib.one_hot([0, 2], 3, on_value=5., off_value=-1.)
lib.one_hot([0, 2], 3, on_value=0., off_value=1.)
lib.one_hot([0, 2], 3, lib.constant(0.), lib.constant(1.))
lib.one_hot([0, 2], 3, axis=0)
lib.one_hot([0, 2], 3, dtype=lib.int32)
lib.one_hot([[0, 2]], lib.constant(3))
lib.where([True, False], [1, 2], [3, 4])
lib.where([[True, False], [True, True]])
lib.where([True, False], 1., 0)
lib.where(True, 1, lib.constant(2.))
lib.broadcast_to([1, 2], (2, 2))
lib.zeros_like([1, 2])
lib.ones_like([1, 2], dtype=lib.float32)
lib.zeros_like(lib.Variable(3.))
lib.norm([3., 4.])
lib.random.uniform((2,), 0, 3, lib.int32).dtype
lib.random.normal((2,)).dtype
lib.random.shuffle([1, 2, 3]).dtype
lib.random.shuffle(3)
lib.Variable([1., 2.], dtype=lib.float64)
lib.nn.relu([1, -1])
lib.nn.leaky_relu([1, -1])
lib.nn.l2_loss([1., 2.])
lib.nn.dropout([1., 2.], 0.)
lib.nn.softmax_cross_entropy_with_logits([1., 0.], [1., 2.])
lib.nn.softmax_cross_entropy_with_logits([[1, 0]], [[1., 2.]])
lib.nn.sparse_softmax_cross_entropy_with_logits(0, [1., 2.])
lib.reduce_sum([[1., 2.]], 1, keepdims=np.True_)
lib.reduce_mean([1., 2.], keepdims=None)
lib.norm([3., 4.], keepdims='yes')
lib.norm([3., 4.], np.float32(1))
lib.reshape(lib.zeros((0, 3, 4)), (0, -1))
lib.reshape(lib.zeros((0, 3)), (-1, 0))
lib.reshape(lib.zeros((2, 0)), (-1, 5))
lib.clip_by_norm([3., 4.], -1)
lib.clip_by_norm([0., 0.], 1.)
lib.clip_by_global_norm([lib.constant([3.]), None, lib.constant([4.])], 2.5)
lib.clip_by_global_norm([[3.], [float('inf')]], 2.5)
lib.clip_by_global_norm([lib.constant([3.])], 2.5, use_norm=lib.constant(5.))
lib.stop_gradient(lib.Variable([1.]))
lib.test.compute_gradient(lib.square, [lib.constant([1., 2.])])
lib.test.compute_gradient(lambda x, y: lib.matmul(x, y), [[[1.]], [[2., 3.]]])
lib.test.compute_gradient(lambda x: lib.ones((2,)), [1.])
lib.test.compute_gradient(lib.square, [lib.zeros((0, 2))])
lib.test.compute_gradient(lambda x: x[:0], [lib.ones((3,))])
"""

SAFE = {"np": np, "range": range}


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line]


@pytest.mark.parametrize("expression", lines(SHOWN))
def test_prints_what_tensorflow_prints(expression: str) -> None:
    ours = eval(expression, {"lib": gu, **SAFE})
    theirs = eval(expression, {"lib": tf, **SAFE})
    assert repr(ours) == repr(theirs)


# What TensorFlow refuses, we refuse, with words of our own.
REFUSED = """
lib.constant([[1, 2], [3]]) | rectangular
lib.constant(1.5, dtype=lib.int32) | decimals would be lost
lib.constant([1., 2.], dtype='int32') | decimals would be lost
lib.constant([np.float64(1.5), 2.], lib.int32) | decimals would be lost
lib.constant([np.array([1.5])], lib.int32) | decimals would be lost
lib.constant(None) | Cannot convert None
lib.constant(2**63) | out of range for int64
lib.constant([True, 1]) | mixes booleans and numbers
lib.constant(1, dtype='int') | 'int' is not a dtype
lib.constant(1, dtype=int) | <class 'int'> is not a dtype
lib.constant([lib.ones(2), lib.ones(3)]) | shapes (2,) and (3,) differ
lib.constant({1: 2}) | Cannot convert {1: 2}
lib.constant('a', dtype=lib.float32) | Cannot convert 'a'
lib.constant(1e39) | out of range for float32
lib.constant(2**70) | Cannot convert 1180591620717411303424
lib.constant(-2**70) | expected numbers of at most 64 bits
lib.constant([1, 2, 3], shape=(2, 2)) | 3 entries, but shape (2, 2) has 4
lib.constant(lib.constant([1, 2]), dtype=lib.float32) | has dtype int32
lib.convert_to_tensor(lib.constant(1), dtype=lib.float32) | use cast
lib.constant(1.) + lib.constant(1) | add: the inputs have different dtypes
lib.constant(1.) * lib.constant(1., lib.float64) | float32 and float64
lib.constant(1) + 1.0 | decimals would be lost
lib.constant([1]) + [np.float64(1.5)] | decimals would be lost
lib.constant([1, 2]) == [[1], [2, 3]] | rectangular
lib.constant(1.) == lib.constant(1) | equal: the inputs have different dtypes
lib.constant(1.) == 'a' | Cannot convert 'a'
lib.constant(1.) * None | Cannot convert None
lib.constant(True) + lib.constant(True) | expected numbers, got bool
lib.constant(True) / lib.constant(True) | divide: expected numbers, got bool
lib.constant(True) ** lib.constant(True) | power: expected numbers, got bool
lib.constant(True) % True | floor_mod: expected numbers, got bool
lib.constant(True) - True | subtract: expected numbers, got bool
lib.constant(True) < False | less: expected numbers, got bool
lib.constant(1.) & lib.constant(1.) | expected booleans or whole numbers, got f
~lib.constant(1.) | logical_not: expected booleans or whole numbers
lib.pow(lib.constant(True), True) | pow: x must hold numbers, got bool
lib.constant(2) ** -1 | negative integer powers
lib.pow([2], [-1]) | power: negative integer powers of whole numbers are not
lib.constant(1) // 0 | whole number is divided by zero
lib.constant(1) % 0 | whole number is divided by zero
lib.ones((2, 3)) + lib.ones((2, 2)) | shapes (2, 3) and (2, 2) do not broadc
bool(lib.constant([1., 2.])) | more than one element is ambiguous
float(lib.constant([2.7])) | shape (1,)
[1, 2][lib.constant(1.)] | this tensor has dtype float32
[1, 2][lib.constant(True)] | this tensor has dtype bool
len(lib.constant(1.)) | Scalar tensor has no `len()`
list(lib.constant(1.)) | Cannot iterate over a scalar tensor
hash(lib.constant(1.)) | unhashable
hash(lib.Variable(1.)) | unhashable
lib.constant([1, 2, 3])[5] | index 5 is out of bounds
lib.constant([1, 2, 3])[1.0] | got 1.0
lib.constant([[1, 2, 3]])[0, 0, 0] | too many indices
lib.constant([1, 2, 3])[True] | got True
lib.constant([[1, 2]])[np.array([True]), 0] | boolean mask
lib.constant([1, 2, 3])[[0, 1]] | gather
lib.constant([1, 2])['a'] | got 'a'
lib.cast(1, 'foo') | 'foo' is not a dtype
lib.as_dtype(None) | None is not a dtype
lib.bool.max.foo | no smallest or largest
format(lib.constant([1.5, 2.]), '.2f') | unsupported format string
format(lib.Variable(1.5), '.2f') | unsupported format string
lib.constant([1.]) @ lib.constant([1.]) | must have rank 2 or more
lib.matmul([[1., 2.]], [[1., 2.]]) | x's last (2) must equal y's second last
lib.matmul([[1]], [[1.]]) | decimals would be lost
lib.matmul([[True]], [[True]]) | matmul: expected numbers, got bool
lib.matmul(np.ones((1, 1)), lib.ones((1, 1))) | float64 and float32
lib.matmul([1.], [[1.]], transpose_a=True) | only rank 2 or more
lib.reduce_sum([True]) | input_tensor must hold numbers, got bool
lib.reduce_sum(lib.ones((2, 3)), axis=2) | axis 2 does not exist for rank 2
lib.reduce_sum(lib.ones((2, 3)), axis=[0, 0]) | names an axis twice
lib.reduce_mean([1., 2.], axis=0.5) | axis must be a whole number, got 0.5
lib.reduce_logsumexp([1, 2]) | must hold decimal numbers, got int32
lib.math.reduce_variance([1, 2]) | must hold decimal numbers, got int32
lib.math.reduce_std([1, 2]) | reduce_std: input_tensor must hold decimal
lib.reduce_any([1, 0]) | Cannot convert [1, 0]
lib.reduce_all(lib.constant([1, 0])) | must hold booleans, got int32
lib.reduce_any(lib.constant([1, 0])) | must hold booleans, got int32
lib.argmax([[1., 2.]], axis=2) | axis 2 does not exist
lib.argmax([1.], output_type=lib.float32) | dtype of whole numbers, got float
lib.argmax([1.], output_type=lib.uint8) | must be int32 or int64
lib.shape([1], out_type=lib.uint8) | out_type must be int32 or int64
lib.argmax(3.) | rank 0 has no axes
lib.argmax([[]], axis=1) | is empty
lib.exp(1) | x must hold decimal numbers, got int32
lib.sqrt(lib.constant(4)) | use cast to convert it
lib.exp('a') | Cannot convert 'a'
lib.pow(2, 3.) | decimals would be lost
lib.maximum(1, 2.) | decimals would be lost
lib.clip_by_value([1, 5], 0., 3.5) | decimals would be lost
lib.clip_by_value([1., 5.], [[0.], [0.]], 1.) | must broadcast to that of t
lib.norm([3, 4]) | tensor must hold decimal numbers
lib.norm([3., 4.], ord='x') | not provided
lib.norm([3., 4.], ord=lib.constant(3.)) | expected 'euclidean', or a posi
lib.norm([3., 4.], axis=1) | axis 1 does not exist
lib.norm([3., 4.], ord=None) | ord=None with axis=None is not provided
lib.clip_by_norm([3., 4.], 'a') | clip_norm must be a single number, got 'a'
lib.clip_by_global_norm([[3., 4.]], None) | clip_norm must be a single number
lib.equal(1, 1.) | decimals would be lost
lib.zeros([2, -1]) | negative size
lib.zeros_like([1.], dtype='') | '' is not a dtype
lib.ones_like([1.], dtype=0) | 0 is not a dtype
lib.zeros(3.0) | must be a whole number, got 3.0
lib.zeros('a') | must be a whole number
lib.range(2.5, dtype=lib.int32) | int32 would lose the decimals
lib.range(2**31 - 2, 2**31 + 2, dtype=lib.int32) | out of range for int32
lib.range(float('nan')) | must be finite, got 0.0 and nan
lib.range(3, 0) | no steps of 1 lead from 3 to 0
lib.range(0, 3, 0) | no steps of 0
lib.range(0., 3., float('nan')) | no steps of nan
lib.range([1, 2]) | single numbers
lib.linspace(0., 1., 3.) | num must be a whole number
lib.linspace(True, False, 3) | start must hold numbers, got bool
lib.linspace([0., 0.], 1., 3, axis=5) | axis 5 does not exist
lib.linspace([0., 0.], [1., 2., 3.], 3) | start has shape (2,), stop (3,)
lib.linspace(0., 1., -1) | num must not be negative, got -1
lib.reshape([1, 2, 3], (2, 2)) | 3 entries
lib.reshape([1, 2, 3], (2, -1)) | do not fill the shape (2, -1)
lib.reshape([1, 2, 3, 4], (-1, -1)) | one -1
lib.reshape([1, 2, 3, 4], (2., 2)) | must be a whole number
lib.transpose(lib.ones((2, 3)), perm=[0, 0]) | names an axis twice
lib.transpose(lib.ones((2, 3)), perm=[0]) | each of the 2 axes once
lib.expand_dims([1, 2], 3) | axis 3 does not exist
lib.squeeze([[1, 2]], axis=1) | has size 2
lib.squeeze([[1, 2]], axis=5) | axis 5 does not exist
lib.concat([[1, 2], [3]], axis=1) | axis 1 does not exist
lib.concat([[[1, 2]], [[3]]], axis=0) | may differ along axis 0 only
lib.concat([lib.constant([1.]), lib.constant(2.)], 0) | may differ along
lib.concat([[1, 2], [3.]], 0) | decimals would be lost
lib.concat([], 0) | at least one tensor
lib.stack([[1, 2], [3]]) | must be equal
lib.gather([1, 2, 3], 5) | indices must lie in 0 to 2
lib.gather([1, 2, 3], -1) | indices must lie in 0 to 2
lib.gather([1, 2, 3], 1.0) | indices must be whole numbers, got float32
lib.one_hot([0., 2], 3) | indices must be whole numbers, got float32
lib.where([1, 0], 1., 0.) | Cannot convert [1, 0]
lib.where(lib.constant([1, 0]), 1., 0.) | condition must hold booleans, got
lib.where([True], 1.) | both x and y, or neither
lib.where([True, False], [1, 2, 3], 0) | (3,) and () and (2,) do not broad
lib.broadcast_to([1, 2], (2, 3)) | do not broadcast
lib.broadcast_to([[1, 2]], (2,)) | (1, 2) and (2,) do not broadcast
lib.broadcast_to([1, 2], [[1], [1, 2]]) | must be a whole number, got [1]
lib.reduce_sum([[1, 2]], axis=[[0], [0, 1]]) | must be a whole number
lib.fill((2,), [1, 2]) | must be one number
lib.einsum('ij->ijk', lib.ones((2, 3))) | k
lib.einsum(1, lib.ones((2, 3))) | equation must be a string
lib.einsum('i,i->', lib.constant([True]), lib.constant([True])) | got bool
lib.tensordot([True], [True], 1) | tensordot: a must hold numbers, got bool
lib.tensordot([1.], [1.], [[0]]) | axes must be a whole number or two lists
lib.einsum('ij,jk->ik', lib.ones((2, 3))) | 2 inputs, but 1 came
lib.einsum('ijk->ik', lib.ones((2, 3))) | names 3 axes
lib.einsum('ij,jk->ik', lib.ones((2, 3)), lib.ones((2, 2))) | sizes 3 and 2
lib.einsum('ij,jk->ik', lib.ones((2, 3)), lib.ones((1, 2))) | sizes 3 and 1
lib.einsum('ii', lib.ones((2, 3))) | the letter 'i' stands for sizes 2 and 3
lib.einsum('i->ii', lib.ones(2)) | 'i', which must be in an input, and once
lib.einsum('1->1', lib.ones(2)) | must be letters from a to z or A to Z
lib.einsum('i->i->i', lib.ones(2)) | the term 'i->i'
lib.einsum('...i...->i', lib.ones((2, 3))) | '...' at most once
lib.einsum('...i->i', lib.ones((2, 3))) | must have '...' too
lib.one_hot([1], 2, 1, lib.constant(.5)) | one_hot: the inputs have different
lib.one_hot([1], 2, lib.constant(1), dtype=lib.float32) | float32 and int32
lib.linspace(0., lib.constant(1., lib.float64), 3) | float32 and float64
lib.one_hot([0, 1], 2, [1., 2.]) | must be single numbers, got shapes (2,)
lib.one_hot([1], -1) | depth must be 0 or more, got -1
lib.one_hot([1], 2, axis=2) | axis 2 does not exist for rank 2
lib.reduce_sum(3., axis=0) | a tensor of rank 0 has no axes
-lib.constant(True) | expected numbers, got bool
abs(lib.constant(True)) | expected numbers, got bool
lib.tensordot(lib.ones((2, 3)), lib.ones((2, 3)), 1) | axis 1 of a (3)
lib.tensordot(lib.ones((2, 3)), lib.ones((2, 3)), 3) | expected 0 to the sm
lib.tensordot(lib.ones((2, 3)), lib.ones((2, 3)), [[0], [0, 1]]) | pair up
lib.random.uniform((2,), dtype=lib.int32) | maxval must be given
lib.random.uniform((2,), 3, 3, lib.int32) | must be below maxval
lib.random.uniform((2,), 0, 9.5, lib.int32) | maxval must be a whole number
lib.random.uniform((2,), 0, 2**40, lib.int32) | too large for int32
lib.random.uniform((2,), 0, 300, lib.uint8) | int32 or int64, got uint8
lib.random.normal((2,), dtype=lib.int32) | no decimals
lib.random.normal((2,), mean='a') | mean must be a single number, got 'a'
lib.random.uniform((2,), minval='a') | minval must be a single number
lib.random.uniform((2,), seed=[1]) | uniform: seed must be a whole number
lib.nn.dropout([1.], 'a') | rate must be a single number, got 'a'
lib.nn.silu([1.], 'a') | beta must be a single number, got 'a'
lib.nn.leaky_relu([1.], 'a') | alpha must be a single number, got 'a'
lib.Variable('a', dtype=lib.float32) | Cannot convert 'a'
lib.Variable(1.).assign('a') | Cannot convert 'a'
lib.Variable(1).assign(2.) | decimals would be lost
lib.Variable(1.).assign(lib.constant(1)) | has dtype float32, the value int32
lib.Variable(1.).assign([2.]) | has shape (), the value (1,)
lib.Variable([1.]).assign_add(2.) | has shape (1,), the value ()
lib.Variable([1.]).assign_sub(2.) | has shape (1,), the value ()
lib.Variable(1.).__iadd__(1.) | assign_add(value)
lib.Variable(1.).__isub__(1.) | assign_sub(value)
lib.Variable(1.).__imul__(2.) | assign(variable * value)
lib.Variable(1.).__itruediv__(2.) | assign(variable / value)
lib.Variable(1.).__ipow__(2.) | assign(variable ** value)
lib.nn.relu([True]) | features must hold numbers, got bool
lib.nn.sigmoid([1]) | x must hold decimal numbers, got int32
lib.nn.elu([1]) | features must hold decimal numbers, got int32
lib.nn.softmax(1.) | rank 0 has no axes
lib.nn.softmax([[1., 2.]], axis=2) | axis 2 does not exist for rank 2
lib.nn.log_softmax([1]) | logits must hold decimal numbers, got int32
lib.nn.l2_loss([1, 2]) | t must hold decimal numbers, got int32
lib.nn.sigmoid_cross_entropy_with_logits(labels=[1., 2.], logits=[1.]) | (2,)
lib.nn.softmax_cross_entropy_with_logits([[1., 0.]], [[1., 2., 3.]]) | (1, 2)
lib.nn.sparse_softmax_cross_entropy_with_logits([2], [[1., 2.]]) | 0 to 1
lib.nn.sparse_softmax_cross_entropy_with_logits([-1], [[1., 2.]]) | 0 to 1
lib.nn.sparse_softmax_cross_entropy_with_logits([0, 1], [[1., 2.]]) | (2,)
lib.nn.sparse_softmax_cross_entropy_with_logits([1.], [[1., 2.]]) | whole
lib.nn.dropout([1., 2.], 1.) | at least 0 and below 1, got 1.0
lib.nn.dropout([1., 2.], -1) | at least 0 and below 1, got -1
lib.nn.dropout([1, 2], .5) | x must hold decimal numbers, got int32
lib.clip_by_global_norm(3., 1.) | t_list must be a list of tensors, got 3.0
lib.test.compute_gradient(lib.square, 1.) | must be a list of arguments
lib.test.compute_gradient(lib.square, [1]) | x must hold decimal numbers
lib.test.compute_gradient(lambda x: [x], [1.]) | must return one tensor
lib.custom_gradient(lambda x: x)(1.) | must return a tensor and a function
lib.nn.Relu | nearest name that it has is 'relu'
lib.nn.reluu | nearest name that it has is 'relu'
lib.test.gradient | groundup.test does not provide 'gradient'
lib.foo | does not provide 'foo'
lib.reduce_means | nearest name that it has is 'reduce_mean'
lib.math.reduce_summ | groundup.math does not provide
lib.random.unifrom | nearest name that it has is 'uniform'
lib.constant(1.).foo | foo
"""


@pytest.mark.parametrize("row", lines(REFUSED))
def test_refuses_what_tensorflow_refuses(row: str) -> None:
    expression, words = row.split(" | ", 1)
    with pytest.raises(Exception):  # noqa: B017
        eval(expression, {"lib": tf, **SAFE})
    with pytest.raises(
        (
            TypeError,
            ValueError,
            IndexError,
            ArithmeticError,
            AttributeError,
            RuntimeError,
        )
    ) as caught:
        eval(expression, {"lib": gu, **SAFE})
    assert words in str(caught.value)


# What TensorFlow would take, and we refuse on purpose.
def test_the_truth_of_an_empty_tensor_is_refused() -> None:
    with pytest.raises(ValueError, match=r"no or more than one element"):
        bool(gu.constant([]))


def test_equality_does_not_wrap_numbers_around() -> None:
    with pytest.raises(ValueError, match=r"out of range for int32"):
        _ = gu.constant([0, 1]) == 2**32


def test_numbers_are_no_list_of_tensors() -> None:
    with pytest.raises(TypeError, match=r"values must be a list .* got 5"):
        gu.concat(5, 1)


@pytest.mark.parametrize("ord", [1, 2])
def test_norms_of_matrices_are_refused(ord: int) -> None:
    for axis in ([0, 1], gu.constant([0, 1])):
        with pytest.raises(ValueError, match=r"is not provided; .* one axis"):
            gu.norm([[3.0, 4.0]], ord, axis=axis)


def test_there_is_no_norm_without_an_exponent() -> None:
    with pytest.raises(ValueError, match=r"ord=nan .* positive number"):
        gu.norm([3.0, 4.0], np.nan)


def test_a_size_fits_its_dtype() -> None:
    with pytest.raises(TypeError, match=r"size: out_type must be int32 or"):
        gu.size(np.zeros(300), gu.uint8)


def test_dropout_does_not_repeat_its_input() -> None:
    with pytest.raises(ValueError, match=r"\(2, 3\) and \(3,\) do not broadc"):
        gu.nn.dropout([1.0, 2.0, 3.0], 0.5, noise_shape=(2, 3))


def test_an_error_does_not_list_thousands_of_indices() -> None:
    with pytest.raises(ValueError, match=r"axis 0, got 0 to 1999\.$"):
        gu.gather([1, 2, 3], np.arange(2000))


def test_gradients_are_not_turned_round_by_clipping() -> None:
    with pytest.raises(ValueError, match=r"0 or more, got -1.0"):
        gu.clip_by_global_norm([[3.0, 4.0]], -1)


def test_steps_of_finite_differences_are_positive() -> None:
    with pytest.raises(ValueError, match=r"delta must be positive, got 0"):
        gu.test.compute_gradient(gu.square, [[1.0]], delta=0)
    with pytest.raises(TypeError, match=r"delta must be a single number"):
        gu.test.compute_gradient(gu.square, [[1.0]], delta="a")


@pytest.mark.parametrize("function", [np.exp, np.sum, np.isnan, np.negative])
def test_numpy_functions_refuse_tensors(function: Any) -> None:
    with pytest.raises(TypeError, match=r"does not take tensors"):
        function(gu.constant([1.0, 2.0]))
