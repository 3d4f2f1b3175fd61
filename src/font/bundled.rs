//! The typefaces that ship with the program, by name.

use super::{Face, FaceData, FaceUse, FontBook, Typeface};
use crate::base::{Em, FaceId, bundle};
use std::sync::Arc;

/// Latin of Source Serif 4 stands beside Han of the Song faces at this size: its lining
/// digits (0.66 em) and capitals (0.67 em) come to 0.70 and 0.71 em, as the Song faces'
/// own (0.73 em) do beside a 0.9 em Han body. Baselines agree, so nothing is raised.
const SERIF_LATIN: u16 = 1060;

const SONG: &str = "NotoSerifCJKsc-Regular";
const SONG_BOLD: &str = "NotoSerifCJKsc-Bold";
const SONG_BLACK: &str = "NotoSerifCJKsc-Black";
const HEI: &str = "NotoSansCJKsc-Regular";
const HEI_BOLD: &str = "NotoSansCJKsc-Bold";
const HEI_BLACK: &str = "NotoSansCJKsc-Black";
const KAI: &str = "NewsprintKaiSC-Regular";
const SERIF: &str = "SourceSerif4-Regular";
const SERIF_BOLD: &str = "SourceSerif4-Bold";
const BARLOW: &str = "BarlowCondensed-ExtraBold";
const SMILEY: &str = "SmileySans-Oblique";

/// A typeface as this file writes it down.
struct Recipe {
    name: &'static str,
    han: &'static str,
    /// Quotes and the middle dot; Kai's own are a third of an em wide.
    marks: &'static str,
    /// Letters, and digits with the signs of numbers, at a size in permille.
    latin: (&'static str, u16),
    /// Faces for text of other regions, where `han` has the forms of the mainland only.
    regional: &'static [&'static str],
    /// Faces for rare characters, the nearest in weight first.
    fallback: &'static [&'static str],
}

const RECIPES: [Recipe; 11] = [
    Recipe {
        name: "body",
        han: SONG,
        marks: SONG,
        latin: (SERIF, SERIF_LATIN),
        regional: &[],
        fallback: &[HEI_BOLD],
    },
    Recipe {
        name: "body-bold",
        han: SONG_BOLD,
        marks: SONG_BOLD,
        latin: (SERIF_BOLD, SERIF_LATIN),
        regional: &[],
        fallback: &[SONG],
    },
    Recipe {
        name: "headline",
        han: SONG_BLACK,
        marks: SONG_BLACK,
        latin: (SERIF_BOLD, SERIF_LATIN),
        regional: &[SONG_BOLD],
        fallback: &[SONG_BOLD, SONG],
    },
    Recipe {
        name: "headline-bold",
        han: SONG_BOLD,
        marks: SONG_BOLD,
        latin: (SERIF_BOLD, SERIF_LATIN),
        regional: &[],
        fallback: &[SONG],
    },
    Recipe {
        name: "hei",
        han: HEI_BOLD,
        marks: HEI_BOLD,
        latin: (HEI_BOLD, 1000),
        regional: &[],
        fallback: &[SONG_BOLD, SONG],
    },
    Recipe {
        name: "hei-regular",
        han: HEI,
        marks: HEI,
        latin: (HEI, 1000),
        regional: &[SONG],
        fallback: &[HEI_BOLD, SONG],
    },
    Recipe {
        name: "hei-black",
        han: HEI_BLACK,
        marks: HEI_BLACK,
        latin: (HEI_BLACK, 1000),
        regional: &[HEI_BOLD],
        fallback: &[HEI_BOLD, SONG],
    },
    Recipe {
        name: "kai",
        han: KAI,
        marks: SONG,
        latin: (SERIF, SERIF_LATIN),
        regional: &[SONG],
        fallback: &[SONG],
    },
    // No free 仿宋 has every character: Kai takes its part until a user names a face.
    Recipe {
        name: "fangsong",
        han: KAI,
        marks: SONG,
        latin: (SERIF, SERIF_LATIN),
        regional: &[SONG],
        fallback: &[SONG],
    },
    Recipe {
        name: "figures",
        han: HEI_BOLD,
        marks: HEI_BOLD,
        latin: (BARLOW, 1000),
        regional: &[],
        fallback: &[SONG_BOLD, SONG],
    },
    Recipe {
        name: "display",
        han: SMILEY,
        marks: SMILEY,
        latin: (SMILEY, 1000),
        regional: &[HEI_BOLD],
        fallback: &[HEI_BOLD, SONG],
    },
];

/// The faces and typefaces that ship. Nothing but a few numbers is read from each file.
pub(super) fn book() -> FontBook {
    let mut book = FontBook::default();
    for file in bundle::fonts() {
        let Ok(mut face) = Face::open(FaceData::Bundled(file.bytes), 0) else { continue };
        stem(file.name).clone_into(&mut face.name);
        book.faces.push(Arc::new(face));
    }
    let typefaces = RECIPES.iter().map(|recipe| typeface(&book, recipe)).collect();
    book.typefaces = typefaces;
    book
}

fn typeface(book: &FontBook, recipe: &Recipe) -> Typeface {
    let plain = |name| FaceUse::plain(face(book, name));
    let (latin, scale) = recipe.latin;
    let latin = FaceUse { face: face(book, latin), scale, rise: Em::ZERO };
    Typeface {
        name: recipe.name.to_owned(),
        han: plain(recipe.han),
        marks: plain(recipe.marks),
        latin,
        digit: latin,
        regional: recipe.regional.iter().map(|name| face(book, name)).collect(),
        fallback: recipe.fallback.iter().map(|name| face(book, name)).collect(),
    }
}

/// The face of a bundled file. Each name above is there: a test holds it.
fn face(book: &FontBook, name: &str) -> FaceId {
    book.faces().find(|(_, face)| face.name == name).map_or(FaceId(0), |(id, _)| id)
}

fn stem(file: &str) -> &str {
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_named_face_ships() {
        let book = book();
        for recipe in &RECIPES {
            for name in [
                &[recipe.han, recipe.marks, recipe.latin.0],
                recipe.regional,
                recipe.fallback,
            ]
            .concat()
            {
                assert_eq!(book.face(face(&book, name)).name, name);
            }
        }
    }
}
