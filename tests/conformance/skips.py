"""The cases in which groundup differs from ONNX, and why.

Each of them is run too: one that agrees must leave this table.
"""

#: Why a case fails whose numbers are of a kind that groundup does not have.
NO_DTYPE = (
    "groundup has no text, no sequences and no bfloat16, and no numbers of "
    "4 or 2 bits or decimals of 8"
)

_TIES = "where entries tie, TensorFlow too takes the first"
_SIGN = "TensorFlow's % too takes the divisor's sign, fmod the dividend's"
_ONE_DTYPE = "TensorFlow's pow too refuses two dtypes"
_RANDOM = "what is dropped is random, and ONNX has random numbers of its own"

_STATE = (
    "ONNX hands an optimizer its state, which ours, like Keras's, keeps to "
    "itself; the tests follow Keras's for 200 steps instead"
)

#: Why a case fails, by its name, in which ``*`` stands for any characters.
REASONS = {
    "test_ada[mg]*": _STATE,
    "test_momentum*": _STATE,
    "test_nesterov_momentum": _STATE,
    "test_argm??_*keepdims_example_select_last_index": _TIES,
    "test_clip_min_greater_than_max": (
        "from a range with its ends swapped TensorFlow too takes the lower"
    ),
    "test_div_int32_trunc": (
        "TensorFlow's // too rounds down, ONNX's Div towards zero"
    ),
    "test_expand_dim_changed": (
        "TensorFlow's broadcast_to too refuses a shape that must itself grow"
    ),
    "test_eyelike_populate_off_main_diagonal": (
        "TensorFlow's eye too has ones on its main diagonal only"
    ),
    "test_gather_negative_indices": (
        "TensorFlow's gather too refuses to count from the end"
    ),
    "test_matmul_*1d*": "TensorFlow's matmul too refuses vectors",
    "test_mod_int64_fmod": _SIGN,
    "test_mod_mixed_sign_float*": _SIGN,
    "test_onehot_negative_indices": (
        "TensorFlow's one_hot too writes no 1 for a negative index"
    ),
    "test_pow_types_float32_*int*": _ONE_DTYPE,
    "test_pow_types_int*_float32": _ONE_DTYPE,
    "test_reduce_m??_bool_inputs": (
        "TensorFlow too refuses booleans here: reduce_all is for them"
    ),
    "test_training_dropout": _RANDOM,
    "test_training_dropout_default*": _RANDOM,
    "test_training_dropout_mask": _RANDOM,
}
