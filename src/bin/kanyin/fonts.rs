//! `kanyin fonts`: the faces that ship and what they serve.

use kanyin::font::{Face, FontBook};
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};
use std::fmt::Write as _;

/// The block of common Han characters.
const HAN: std::ops::RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';

/// The typefaces by role, then the faces with coverage and licence.
pub(crate) fn list() -> String {
    let book = FontBook::bundled();
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
        let list = super::list();
        let body = list.lines().find(|line| line.starts_with("  body ")).unwrap();
        assert!(body.contains("NotoSerifCJKsc-Regular | SourceSerif4-Regular"), "{body}");
        let (_, faces) = list.split_once("\n\n").unwrap();
        assert!(faces.lines().count() > 10);
        for line in faces.lines().skip(1) {
            assert!(line.ends_with("OFL-1.1"), "{line}");
        }
        assert!(faces.contains("20905"), "{faces}");
    }
}
