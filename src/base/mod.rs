//! Lengths, points, colours, ids and spans: the small values that every stage shares.

pub mod bundle;
mod color;
mod geom;
mod ids;
mod lang;
mod len;
mod path;
mod role;
mod span;

/// The bytes of a file, shared.
pub type Bytes = std::sync::Arc<[u8]>;

pub use color::{Color, Tint};
pub use geom::{Point, Rect, Size};
pub use ids::{FaceId, PictureId, SpotId, StatId, StoryId, TypefaceId};
pub use lang::Lang;
pub use len::{Em, Len, LenError, named_size};
pub use path::{Hatch, Step};
pub use role::Role;
pub use span::{FileId, Span};
