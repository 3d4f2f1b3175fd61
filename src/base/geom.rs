//! Points, sizes and rectangles. The origin is the top left corner of the trimmed page
//! and y grows downwards.

use super::Len;
use std::fmt;

/// A place on a page.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Point {
    /// From the left trim edge.
    pub x: Len,
    /// From the top trim edge, downwards.
    pub y: Len,
}

impl Point {
    /// A point at `x`, `y`.
    pub const fn new(x: Len, y: Len) -> Self {
        Self { x, y }
    }

    /// The point moved by `dx`, `dy`.
    #[must_use]
    pub fn by(self, dx: Len, dy: Len) -> Self {
        Self { x: self.x + dx, y: self.y + dy }
    }
}

impl fmt::Debug for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "({}, {})", self.x, self.y)
    }
}

/// A width and a height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Size {
    /// Width.
    pub w: Len,
    /// Height.
    pub h: Len,
}

/// An upright rectangle; `x1 >= x0` and `y1 >= y0`.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Rect {
    /// Left edge.
    pub x0: Len,
    /// Top edge.
    pub y0: Len,
    /// Right edge.
    pub x1: Len,
    /// Bottom edge.
    pub y1: Len,
}

impl Rect {
    /// The rectangle of a size with its top left corner at a point.
    pub fn at(origin: Point, size: Size) -> Self {
        Self { x0: origin.x, y0: origin.y, x1: origin.x + size.w, y1: origin.y + size.h }
    }

    /// Width.
    pub fn width(self) -> Len {
        self.x1 - self.x0
    }

    /// Height.
    pub fn height(self) -> Len {
        self.y1 - self.y0
    }

    /// The top left corner.
    pub fn origin(self) -> Point {
        Point::new(self.x0, self.y0)
    }

    /// The rectangle with each edge moved inwards by `dx` and `dy`.
    #[must_use]
    pub fn inset(self, dx: Len, dy: Len) -> Self {
        Self { x0: self.x0 + dx, y0: self.y0 + dy, x1: self.x1 - dx, y1: self.y1 - dy }
    }

    /// The rectangle moved by `dx`, `dy`.
    #[must_use]
    pub fn by(self, dx: Len, dy: Len) -> Self {
        Self { x0: self.x0 + dx, y0: self.y0 + dy, x1: self.x1 + dx, y1: self.y1 + dy }
    }
}

impl fmt::Debug for Rect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{} {} {} {}]", self.x0, self.y0, self.x1, self.y1)
    }
}
