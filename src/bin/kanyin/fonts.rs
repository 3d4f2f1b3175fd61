//! `kanyin fonts`: the faces that ship and those an edition names, what they serve, and the
//! level of GB 18030-2022 that an edition asks for.

use kanyin::font::{Face, FontBook};
use kanyin::resolve::{Level, Repertoire};
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};
use std::fmt::Write as _;

/// The block of common Han characters.
const HAN: std::ops::RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';

/// The level of GB 18030-2022 that holds every Han character of an edition, and the
/// characters above level 1 (T70).
pub(crate) fn repertoire(all: &Repertoire) -> String {
    let number = |level: Level| {
        level.number().map_or_else(|| "超出标准 · beyond".to_owned(), |n| n.to_string())
    };
    let (level, han) = (number(all.level), all.han);
    let mut out = format!(
        "GB 18030-2022 实现级别 · implementation level: {level}\n  不同汉字 · different Han characters: {han}\n"
    );
    for (c, level) in &all.above {
        let _ = writeln!(out, "  {c} U+{:04X}: {}", u32::from(*c), number(*level));
    }
    out.push('\n');
    out
}

/// The typefaces by role, then the faces with coverage and licence.
pub(crate) fn list(book: &FontBook) -> String {
    let mut out =
        String::from("用途 · role: 汉字 · Han | 西文 · Latin | 数字 · digits\n");
    for (_, typeface) in book.typefaces() {
        let name = |used: kanyin::font::FaceUse| book.face(used.face).name.as_str();
        let _ = writeln!(
            out,
            "  {:15}{} | {} | {}",
            typeface.name,
            name(typeface.han),
            name(typeface.latin),
            name(typeface.digit)
        );
    }
    out.push_str(
        "\n字体 · face: 字符 · characters, 汉字 · Han (U+4E00–9FFF), 许可 · licence\n",
    );
    for (_, face) in book.faces() {
        let han = HAN.filter(|&c| face.has(c)).count();
        let _ = writeln!(
            out,
            "  {:28}{:>7}{:>7}  {}",
            face.name,
            characters(face),
            han,
            licence(face)
        );
    }
    out
}

fn characters(face: &Face) -> usize {
    FontRef::from_index(face.data.as_bytes(), face.index)
        .map_or(0, |font| font.charmap().mappings().count())
}

/// The licence, as the font's own name table tells it.
fn licence(face: &Face) -> String {
    let Ok(font) = FontRef::from_index(face.data.as_bytes(), face.index) else {
        return String::new();
    };
    let told = font.localized_strings(StringId::LICENSE_DESCRIPTION).english_or_first();
    let told = told.map(|text| text.to_string()).unwrap_or_default();
    if told.contains("SIL Open Font License") {
        return "OFL-1.1".to_owned();
    }
    told.lines().next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_face_is_listed_with_coverage_and_licence() {
        let list = super::list(&kanyin::font::FontBook::bundled());
        let body = list.lines().find(|line| line.starts_with("  body ")).unwrap();
        assert!(body.contains("NotoSerifCJKsc-Regular | SourceSerif4-Regular"), "{body}");
        let (_, faces) = list.split_once("\n\n").unwrap();
        assert!(faces.lines().count() > 10);
        for line in faces.lines().skip(1) {
            assert!(line.ends_with("OFL-1.1"), "{line}");
        }
        assert!(faces.contains("20905"), "{faces}");
    }

    #[test]
    fn the_level_is_told_with_the_characters_that_raise_it() {
        use kanyin::resolve::{Level, Repertoire};
        let above = vec![('\u{2cb3b}', Level::Two)];
        let told = super::repertoire(&Repertoire { han: 3, level: Level::Two, above });
        assert!(told.contains("level: 2\n") && told.contains("U+2CB3B: 2"), "{told}");
        let plain = super::repertoire(&Repertoire::default());
        assert!(plain.contains("level: 1\n") && !plain.contains("U+"), "{plain}");
    }
}
