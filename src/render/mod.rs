//! Page images of a finished PDF.
