"""Sums of products: matrix multiplication and its relatives."""

import string

import numpy as np

from groundup.rules.types import Array, Many, Pullback, Two


def matmul(x: Array, y: Array) -> Two:
    """Return the matrix product; Z = XY gives X̄ = Z̄Yᵀ and Ȳ = XᵀZ̄."""
    if x.ndim < 2 or y.ndim < 2:
        raise ValueError(
            "matmul: both inputs must have rank 2 or more: "
            f"x is {x.shape}, y is {y.shape}; reshape a vector of n "
            "entries to (1, n) or (n, 1) first."
        )
    if x.shape[-1] != y.shape[-2]:
        raise ValueError(
            f"matmul: inner dimensions differ: x is {x.shape}, "
            f"y is {y.shape}; x's last ({x.shape[-1]}) must equal "
            f"y's second last ({y.shape[-2]})."
        )
    return x @ y, lambda g: g @ y.mT, lambda g: x.mT @ g


def tensordot(
    x: Array, y: Array, *, axes: tuple[tuple[int, ...], tuple[int, ...]]
) -> Two:
    """Return the sum of products over the paired axes of x and y."""
    letters = iter(string.ascii_letters)
    of_x = [next(letters) for _ in range(x.ndim)]
    of_y = [next(letters) for _ in range(y.ndim)]
    free_x = [a for i, a in enumerate(of_x) if i not in axes[0]]
    free_y = [a for i, a in enumerate(of_y) if i not in axes[1]]
    for i, j in zip(*axes, strict=True):
        of_y[j] = of_x[i]
    equation = f"{''.join(of_x)},{''.join(of_y)}->{''.join(free_x + free_y)}"
    value, *pullbacks = einsum(x, y, equation=equation)
    return value, pullbacks[0], pullbacks[1]


def einsum(*xs: Array, equation: str) -> Many:
    """Return Einstein's sum of products, such as ``"ij,jk->ik"``."""
    terms, output = spell_out(equation, xs)
    value = np.einsum(f"{','.join(terms)}->{output}", *xs, optimize=True)
    pullbacks = (einsum_pullback(xs, terms, output, i) for i in range(len(xs)))
    return value, *pullbacks


def einsum_pullback(
    xs: tuple[Array, ...], terms: list[str], output: str, i: int
) -> Pullback:
    """Return the pullback of operand i: it and the output change places."""
    x, term = xs[i], terms[i]
    others, other_terms = xs[:i] + xs[i + 1 :], terms[:i] + terms[i + 1 :]
    letters = "".join(dict.fromkeys(term))
    # A letter of x alone was summed over: all its entries get the same.
    alone = [a for a in letters if a not in output + "".join(other_terms)]
    ones = [np.ones(x.shape[term.index(a)], x.dtype) for a in alone]
    inputs = ",".join([output, *other_terms, *alone])

    def to_x(g: Array) -> Array:
        moved = np.einsum(
            f"{inputs}->{letters}", g, *others, *ones, optimize=True
        )
        return moved if letters == term else on_diagonal(moved, x, term)

    return to_x


def on_diagonal(g: Array, x: Array, term: str) -> Array:
    """Return zeros like x with g where x's repeated letters agree."""
    spread_out = np.zeros_like(x)
    diagonal = np.einsum(f"{term}->{''.join(dict.fromkeys(term))}", spread_out)
    diagonal[...] = g
    return spread_out


def spell_out(equation: str, xs: tuple[Array, ...]) -> tuple[list[str], str]:
    """Return each input's letters and the output's, without any ellipsis."""
    inputs, arrow, output = equation.replace(" ", "").partition("->")
    terms = inputs.split(",")
    require_letters(equation, [*terms, output])
    if len(terms) != len(xs):
        raise ValueError(
            f"einsum: the equation {equation!r} is for {len(terms)} "
            f"inputs, but {len(xs)} came."
        )
    if not arrow:
        output = implicit_output(inputs)
    spare = [a for a in string.ascii_letters if a not in equation]
    terms = [expand(t, x.ndim, spare) for t, x in zip(terms, xs, strict=True)]
    require_equal_sizes(equation, terms, xs)
    # The same spare letters stand for the same hidden axes in every term.
    used = [a for a in spare if a in "".join(terms)]
    require_output(equation, output, "".join(terms), bool(used))
    return terms, output.replace("...", "".join(reversed(used)))


def implicit_output(inputs: str) -> str:
    """Return the letters that occur once, sorted, after any ellipsis."""
    letters = inputs.replace("...", "").replace(",", "")
    once = sorted(a for a in set(letters) if letters.count(a) == 1)
    return ("..." if "..." in inputs else "") + "".join(once)


def require_letters(equation: str, terms: list[str]) -> None:
    """Raise where a term is more than letters and one ellipsis."""
    for term in terms:
        letters = term.replace("...", "", 1)
        if letters and not (letters.isascii() and letters.isalpha()):
            raise ValueError(
                f"einsum: the term {term!r} of {equation!r} must be letters "
                "from a to z or A to Z, and '...' at most once."
            )


def require_output(
    equation: str, output: str, letters: str, hidden: bool
) -> None:
    """Raise where the output's axes are not those of the inputs."""
    for letter in output.replace("...", ""):
        if letter not in letters or output.count(letter) > 1:
            raise ValueError(
                f"einsum: the output of {equation!r} has the letter "
                f"{letter!r}, which must be in an input, and once only."
            )
    if hidden and "..." not in output:
        raise ValueError(
            f"einsum: the output of {equation!r} must have '...' too."
        )


def expand(term: str, rank: int, spare: list[str]) -> str:
    """Return a term with its ellipsis spelled out, last axis first used."""
    hidden = rank - len(term.replace("...", ""))
    if hidden < 0 or (hidden and "..." not in term):
        raise ValueError(
            f"einsum: the term {term!r} names "
            f"{len(term.replace('...', ''))} axes, "
            f"but its input has rank {rank}."
        )
    return term.replace("...", "".join(reversed(spare[:hidden])))


def require_equal_sizes(
    equation: str, terms: list[str], xs: tuple[Array, ...]
) -> None:
    """Raise where a letter of the equation stands for different sizes."""
    sizes: dict[str, int] = {}
    for term, x in zip(terms, xs, strict=True):
        for letter, n in zip(term, x.shape, strict=True):
            if letter in equation and sizes.setdefault(letter, n) != n:
                raise ValueError(
                    f"einsum: in {equation!r} the letter {letter!r} stands "
                    f"for sizes {sizes[letter]} and {n}; they must be equal."
                )
