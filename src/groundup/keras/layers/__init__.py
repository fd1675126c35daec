"""Layers: what models are made of."""

from groundup._names import not_provided
from groundup.keras.layers.activation import Activation
from groundup.keras.layers.dense import Dense
from groundup.keras.layers.dropout import Dropout
from groundup.keras.layers.flatten import Flatten
from groundup.keras.layers.input import Input
from groundup.keras.layers.layer import Layer

__all__ = ["Activation", "Dense", "Dropout", "Flatten", "Input", "Layer"]

__getattr__ = not_provided(__name__, __all__)
