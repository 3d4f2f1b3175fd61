//! Small numbers that name things kept in the lists of an edition.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident($repr:ty);)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub $repr);

        impl $name {
            /// The place in the list.
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A font face in the `FontBook`.
    FaceId(u16);
    /// A set of faces that serve one role together, in the `FontBook`.
    TypefaceId(u16);
    /// A spot ink in the edition's list of plates.
    SpotId(u16);
    /// A statistic in the edition's list.
    StatId(u32);
    /// A story: a section, an item of one, or a piece of page furniture.
    StoryId(u32);
    /// A picture in the edition's list.
    PictureId(u32);
}
