"""The bar of reliability: ``python -m tests.torture --seed N``, one module a property."""
