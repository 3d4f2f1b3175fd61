//! Where in which TOML file a value was written.

use std::fmt;
use std::num::NonZeroU64;
use std::ops::Range;

/// A source file of one run; the list is kept by the `World`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u16);

/// A range of bytes in a source file, packed in 8 bytes: file 16, start 24, length 24 bits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span(NonZeroU64);

impl Span {
    /// The largest start or length, in bytes (16 MiB less one).
    pub const LIMIT: usize = (1 << 24) - 1;

    /// The span of `range` in `file`; ends beyond [`Span::LIMIT`] are cut off.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        let start = range.start.min(Self::LIMIT) as u64;
        let len = range.end.saturating_sub(range.start).min(Self::LIMIT) as u64;
        let packed = u64::from(file.0.min(u16::MAX - 1) + 1) << 48 | start << 24 | len;
        Self(NonZeroU64::new(packed).unwrap_or(NonZeroU64::MIN))
    }

    /// A span that points nowhere: for what the program itself adds to a page.
    pub fn detached() -> Self {
        Self(NonZeroU64::MIN)
    }

    /// The file, or `None` for a detached span.
    pub fn file(self) -> Option<FileId> {
        u16::try_from((self.0.get() >> 48).checked_sub(1)?).ok().map(FileId)
    }

    /// The bytes in the file; `0..1` for a detached span.
    pub fn range(self) -> Range<usize> {
        let start = self.start();
        start..start + (self.0.get() & 0xff_ffff) as usize
    }

    /// The first byte.
    pub fn start(self) -> usize {
        (self.0.get() >> 24 & 0xff_ffff) as usize
    }
}

impl Default for Span {
    fn default() -> Self {
        Self::detached()
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.file() {
            Some(file) => write!(f, "{}:{:?}", file.0, self.range()),
            None => f.write_str("detached"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packs_and_unpacks() {
        let span = Span::new(FileId(7), 1000..1234);
        assert_eq!(span.file(), Some(FileId(7)));
        assert_eq!(span.range(), 1000..1234);
        assert_eq!(Span::detached().file(), None);
        assert_eq!(
            Span::new(FileId(u16::MAX - 1), 0..0).file(),
            Some(FileId(u16::MAX - 1))
        );
    }
}
