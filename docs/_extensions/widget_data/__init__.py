"""What groundup computes for the widgets, a module for each that needs it.

The function `compute` of `NAME.py` returns dictionaries, lists, words and
finite numbers, the same in every run. The build writes them to `NAME.json`.
"""
