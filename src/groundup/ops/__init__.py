"""The operations, by subject; `groundup` and `groundup.math` name them."""
