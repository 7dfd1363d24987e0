"""The files below content/ and the model: reading, checking, and writing what an import brings."""
