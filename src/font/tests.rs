//! What the bundled typefaces promise, and faults of font files.

use super::*;
use crate::base::bundle;
use crate::diag::Code;

fn chosen(book: &FontBook, typeface: &str, c: char, part: Part) -> String {
    let id = book.find(typeface).unwrap();
    let used = book.choose(id, c, part, Lang::ZhHans).unwrap();
    book.face(used.face).name.clone()
}

#[test]
fn each_kind_has_its_face() {
    let book = FontBook::bundled();
    for (typeface, c, part, face) in [
        ("body", '国', Part::Han, "NotoSerifCJKsc-Regular"),
        ("body", '“', Part::Han, "NotoSerifCJKsc-Regular"),
        ("body", '“', Part::Latin, "SourceSerif4-Regular"),
        ("body", '7', Part::Digit, "SourceSerif4-Regular"),
        ("body", '℃', Part::Latin, "NotoSerifCJKsc-Regular"),
        ("headline", '国', Part::Han, "NotoSerifCJKsc-Black"),
        ("headline", '한', Part::Han, "NotoSerifCJKsc-Bold"),
        ("kai", '国', Part::Han, "NewsprintKaiSC-Regular"),
        ("kai", '·', Part::Han, "NotoSerifCJKsc-Regular"),
        ("kai", '，', Part::Han, "NewsprintKaiSC-Regular"),
        ("figures", '7', Part::Digit, "BarlowCondensed-ExtraBold"),
        ("figures", '亿', Part::Han, "NotoSansCJKsc-Bold"),
        ("display", '国', Part::Han, "SmileySans-Oblique"),
    ] {
        assert_eq!(chosen(&book, typeface, c, part), face, "{c} in {typeface}");
    }
    let body = book.find("body").unwrap();
    assert_eq!(book.choose(body, '\u{e123}', Part::Han, Lang::ZhHans), None);
    assert_eq!(book.find("gothic"), None);
}

#[test]
fn measures_are_in_font_units() {
    let book = FontBook::bundled();
    let id = book
        .choose(book.find("body").unwrap(), '国', Part::Han, Lang::ZhHans)
        .unwrap()
        .face;
    let face = book.face(id);
    let han = face.glyph('国').unwrap();
    assert_eq!(face.units_per_em, 1000);
    assert_eq!(face.advance(han), 1000);
    assert_eq!(face.ink(han), Some(Ink { x0: 99, y0: -78, x1: 944, y1: 821 }));
    assert_eq!((face.ascent(), face.descent(), face.cap_height()), (1151, -286, 729));
    let comma = face.ink(face.glyph('，').unwrap()).unwrap();
    assert!(comma.x1 < 500, "the ink of ， lies in the left half: {comma:?}");
    assert_eq!(face.ink(face.glyph(' ').unwrap()), None);
    assert_eq!(face.glyph('国'), Some(han), "asked twice");
    assert_eq!(face.outlines(), Some(Outlines::Cff));
}

#[test]
fn a_users_face_takes_its_place() {
    let mut book = FontBook::bundled();
    let bytes = Bytes::from(bundle::file("NewsprintKaiSC-Regular.ttf").unwrap());
    let face = book.add(bytes, 0).unwrap();
    assert_eq!(book.face(face).name, "NewsprintKaiSC-Regular");
    assert_eq!(book.face(face).outlines(), Some(Outlines::Glyf));
    let body = book.find("body").unwrap();
    book.set(body, Part::Han, FaceUse::plain(face));
    assert_eq!(
        book.choose(body, '国', Part::Han, Lang::ZhHans),
        Some(FaceUse::plain(face))
    );
    assert_eq!(chosen(&book, "body", '“', Part::Han), "NotoSerifCJKsc-Regular");
    assert_eq!(chosen(&book, "body", '한', Part::Han), "NotoSerifCJKsc-Regular");
}

/// A bundled font with bytes of one table changed.
fn changed(table: [u8; 4], at: usize, bytes: &[u8]) -> Bytes {
    let mut file = bundle::file("BebasNeue-Regular.ttf").unwrap().to_vec();
    let entry =
        12 + file[12..].chunks(16).position(|entry| entry[..4] == table).unwrap() * 16;
    let offset =
        u32::from_be_bytes(file[entry + 8..entry + 12].try_into().unwrap()) as usize;
    file[offset + at..offset + at + bytes.len()].copy_from_slice(bytes);
    Bytes::from(file)
}

#[test]
fn permission_bits_are_obeyed() {
    let mut book = FontBook::default();
    for (bits, want) in [
        (0x0000_u16, None),
        (0x0002, Some(FontFault::Restricted)),
        (0x0006, None),
        (0x0008, None),
        (0x0200, Some(FontFault::BitmapsOnly)),
        (0x0100, None),
    ] {
        let got = book.add(changed(*b"OS/2", 8, &bits.to_be_bytes()), 0).err();
        assert_eq!(got, want, "fsType {bits:#06x}");
    }
    assert_eq!(FontFault::Restricted.code(), Code::FontPermission);
}

#[test]
fn broken_files_are_told() {
    let mut book = FontBook::default();
    let whole = bundle::file("BebasNeue-Regular.ttf").unwrap();
    let mut nameless = whole.to_vec();
    let entry = nameless.windows(4).position(|tag| tag == b"cmap").unwrap();
    nameless[entry] = b'x';
    let mut cubic = bundle::file("SourceSerif4-It.otf").unwrap().to_vec();
    let entry = cubic.windows(4).position(|tag| tag == b"CFF ").unwrap();
    cubic[entry + 3] = b'2';
    for (bytes, want) in [
        (Bytes::from(cubic), FontFault::VariableCubic),
        (Bytes::from(&b"not a font"[..]), FontFault::NotAFont),
        (Bytes::from(nameless), FontFault::MissingTable("cmap")),
        (changed(*b"head", 18, &[0, 0]), FontFault::Broken("head")),
        (changed(*b"maxp", 4, &[0xff, 0xff]), FontFault::Broken("hmtx")),
        (changed(*b"hhea", 34, &[0xff, 0xff]), FontFault::Broken("hhea")),
    ] {
        let got = book.add(bytes, 0).unwrap_err();
        assert_eq!(got, want);
        assert_eq!(got.code(), Code::BadFont);
        assert!(!got.message().zh.is_empty() && !got.message().en.is_empty());
    }
    let past = book.add(Bytes::from(whole), 1).unwrap_err();
    assert_eq!(past, FontFault::NoSuchFace { index: 1, count: 1 });
    for end in (0..whole.len()).step_by(997) {
        let _ = book.add(Bytes::from(&whole[..end]), 0);
    }
}
