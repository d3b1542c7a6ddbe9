"""The outputs, one module each: pure functions of a `Report`."""
