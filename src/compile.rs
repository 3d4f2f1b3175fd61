//! The pipeline: the only file that names every stage.
