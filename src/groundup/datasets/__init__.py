"""Small data sets for the book: three made by formulas, one of digits."""

from groundup._names import not_provided
from groundup.datasets.digits import digits
from groundup.datasets.points import gaussians, moons, spirals

__all__ = ["digits", "gaussians", "moons", "spirals"]

__getattr__ = not_provided(__name__, __all__)
