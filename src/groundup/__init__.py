"""TensorFlow's foundations rebuilt in NumPy, small enough to read."""

__version__ = "0.1.0"
