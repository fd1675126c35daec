"""What each chapter has to cover, and the anchors where it does.

An anchor is the id of a section, or the label of a formula ("eq-...") or of a
picture ("fig-..."). Where a topic has several parts, each has its own anchor.
"""

TOPICS = {
    "01-tensors": {
        "rank, shape, dtype and size, from a scalar to 4-D": (
            "rank-and-shape eq-tensors-size fig-ranks"
        ),
        "strides": "one-long-row-of-memory eq-tensors-strides",
        "views and copies": "views-and-copies",
        "float32 against float64": "what-a-float-cannot-hold",
        "what precision costs": "what-precision-costs",
        "pictures: 224 x 224 x 3 numbers": "pictures",
        "text": "text",
        "time series": "time-series",
        "batches": "batches",
    },
    "02-operations": {
        "matrix product as dot products": "eq-operations-matmul",
        "the 3 x 4 by 4 x 2 layer and its bias": (
            "a-layer-is-a-table-of-dot-products"
        ),
        "rules of broadcasting": "broadcasting",
        "broadcasting and gradients": "eq-operations-bias-gradient",
        "reductions": "reductions",
        "einsum": "einsum-name-the-axes-get-the-sum",
        "arithmetic cost": "what-a-product-costs eq-operations-flops",
        "why BLAS beats a loop, measured": "why-the-library-beats-your-loop",
        "figure: input, weights, output as heat maps": "fig-layer",
    },
    "03-activations": {
        "stacked linear layers collapse to one": (
            "two-layers-that-are-one eq-activations-collapse"
        ),
        "ReLU": "eq-activations-relu",
        "leaky ReLU": "eq-activations-leaky",
        "ELU": "eq-activations-elu",
        "sigmoid": "eq-activations-sigmoid",
        "tanh": "eq-activations-tanh",
        "GELU": "eq-activations-gelu",
        "SiLU": "eq-activations-silu",
        "softplus": "eq-activations-softplus",
        "softmax, and softmax(2, 1, 0.1)": (
            "eq-activations-softmax softmax-scores-into-probabilities"
        ),
        "range of each": "what-to-ask-of-an-activation",
        "derivative of each": "eight-slopes-checked eq-activations-jacobian",
        "cost of each": "what-an-activation-costs",
        "saturation": "saturation-where-slopes-die",
        "vanishing gradients through depth": "gradients-through-many-layers",
        "dead units": "dead-units",
        "stable sigmoid": "sigmoid-two-formulas-and-a-third",
        "stable softmax, and where a naive one overflows": (
            "when-float32-runs-out"
        ),
        "figure: each function with its derivative": "fig-activations",
        "figure: gradient size against depth": "fig-activations-depth",
    },
    "04-losses": {
        "losses as negative log-likelihoods": (
            "where-losses-come-from eq-losses-nll"
        ),
        "MSE": "eq-losses-mse",
        "MAE": "eq-losses-mae",
        "Huber": "eq-losses-huber",
        "binary cross-entropy": "eq-losses-bce",
        "categorical cross-entropy, dense and sparse": (
            "eq-losses-cce one-of-several-categorical-cross-entropy"
        ),
        "KL divergence": "eq-losses-kl",
        "from logits": "from-logits eq-losses-bce-logits",
        "the log-sum-exp trick": "eq-losses-logsumexp",
        "reduction": "from-samples-to-a-batch",
        "clipping at 1e-7": "infinity-and-where-the-function-stops",
        "label smoothing": "label-smoothing eq-losses-smoothing",
        "house prices: MSE and RMSE": "four-houses",
        "spam: 0.1976, perfect, reversed": (
            "yes-or-no-binary-cross-entropy how-surprised-was-it"
        ),
        "animals: three losses and their mean": (
            "one-of-several-categorical-cross-entropy"
        ),
        "figure: each loss against the prediction": "fig-loss-curves",
        "figure: surfaces": "fig-loss-surfaces",
    },
    "05-gradients": {
        "derivative": "how-fast-does-a-value-change eq-gradients-derivative",
        "partial derivative and gradient": (
            "functions-of-many-numbers eq-gradients-first-order"
        ),
        "directional derivative": "eq-gradients-directional",
        "Jacobian": "eq-gradients-jacobian",
        "x² + 3x + 2: analytic, numeric, tape": (
            "three-ways-to-the-same-number"
        ),
        "finite differences": "eq-gradients-differences",
        "their U-shaped error curve": "the-best-step fig-finite-differences",
        "gradient descent by hand on relu(xw + b)": (
            "downhill-by-hand eq-gradients-fit"
        ),
        "step size": "how-far-when-is-a-step-too-long eq-gradients-limit",
        "divergence": "on-a-parabola eq-gradients-converges",
        "figure: function and derivative": "fig-derivative",
        "figure: descent path": "fig-descent",
        "figure: fit before and after": "fig-relu-fit",
    },
    "06-backpropagation": {
        "the chain rule on a graph": "eq-backpropagation-chain",
        "why reverse mode, cost measured": (
            "why-backwards count-and-measure fig-forward-against-reverse"
        ),
        "the 2-4-1 network's gradients derived": (
            "line-by-line eq-backpropagation-matrices"
        ),
        "the same coded by hand": "in-code-from-rules",
        "checked against finite differences and TensorFlow": "three-checks",
        "vector-Jacobian products": "eq-backpropagation-vjp",
        "non-scalar targets": "a-vector-as-target",
        "the tape in small steps": "a-tape-in-five-steps",
        "the tape shown whole": "step-5-undo-the-broadcast",
        "why topological order": "step-3-play-it-backwards",
        "why gradients accumulate": "step-4-accumulate",
        "why nothing needs zeroing": "the-library-s-tape",
        "broadcasting's adjoint": "step-5-undo-the-broadcast",
        "stop_gradient": "saying-what-passes",
        "memory": "what-a-tape-keeps-alive fig-tape-memory",
        "bug gallery: rules": "five-faulty-rules",
        "bug gallery: losses": "two-faults-of-the-loss",
        "bug gallery: engines": "five-faulty-engines",
        "bug gallery: loss curve and gradient check": (
            "what-the-loss-says-and-what-the-check-says fig-bug-gallery"
        ),
        "figure: the graph of one real pass": "fig-backward-pass",
    },
    "07-optimizers": {
        "gradient descent": "eq-optimizers-gd",
        "SGD": "the-gradient-of-a-batch eq-optimizers-batch",
        "mini-batches": "training-on-batches",
        "momentum": "momentum eq-optimizers-momentum",
        "Nesterov": "nesterov-s-momentum eq-optimizers-nesterov",
        "AdaGrad": "adagrad eq-optimizers-adagrad",
        "RMSProp": "rmsprop eq-optimizers-rmsprop",
        "Adam with bias correction": (
            "adam eq-optimizers-adam eq-optimizers-bias"
        ),
        "AdamW": "weight-decay-and-adamw eq-optimizers-adamw",
        "schedules": "changing-the-learning-rate eq-optimizers-schedules",
        "clipping": "clipping eq-optimizers-clipping",
        "conditioning": "narrow-valleys eq-optimizers-gd-rate",
        "the surface, and its one minimum": (
            "eq-optimizers-surface where-is-the-bottom"
        ),
        "four optimizers, 50 steps, last losses and positions": (
            "four-optimizers-on-one-surface"
        ),
        "a fair comparison": "a-fair-comparison",
        "figure: paths on contours": "fig-optimizers-paths",
        "figure: loss curves": "fig-optimizers-losses",
        "figure: final losses": "fig-optimizers-final",
        "figure: step arrows": "fig-optimizers-steps",
        "figure: learning-rate sweep": "fig-optimizers-sweep",
        "figure: an ill-conditioned bowl": "fig-optimizers-bowl",
    },
    "08-putting-it-together": {
        "two Gaussian classes": "two-clouds-of-points eq-together-clouds",
        "a split": "three-parts-three-jobs",
        "the 2-4-1 network": "the-network eq-together-network",
        "Glorot-uniform weights": "eq-together-glorot",
        "the loop in groundup and TensorFlow, Adam and L2": (
            "the-training-loop-line-by-line eq-together-total"
        ),
        "figure: loss curves overlaid": "fig-training-curves",
        "the Bayes accuracy": "eq-together-bayes how-good-is-it",
        "overfit one batch": "can-it-learn-sixteen-points-by-heart",
        "loss at initialisation": "eq-together-first-loss",
        "confusion matrix": "which-mistakes-does-it-make",
        "calibration": "can-its-probabilities-be-trusted fig-calibration",
        "figure: decision boundary": "fig-decision-boundary",
        "weight norms": "has-the-training-come-to-an-end fig-weight-norms",
        "figure: weight histogram": "fig-weight-histogram",
        "handwritten digits": "real-data-handwritten-digits fig-digits",
        "an MLP chosen on validation data": "choose-on-validation-data",
        "stratified 80/20 split": (
            "a-split-that-keeps-the-classes-in-proportion"
        ),
        "mean and range over five seeds, at least 97 %": (
            "measure-on-the-test-data-once"
        ),
        "the split by file order, and why it is harder": (
            "the-split-that-changes-the-answer"
        ),
        "the misclassified digits": "fig-misclassified-digits",
    },
}
