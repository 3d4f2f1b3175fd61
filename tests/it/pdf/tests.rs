//! The reader read: a file written by hand.

#![expect(clippy::float_cmp, reason = "numbers of few digits are read exactly")]

use super::{File, Ink};
use lopdf::{Document, Object, Stream, dictionary};

const MAP: &str = "1 begincodespacerange <0000> <ffff> endcodespacerange
2 beginbfchar
<0001> <4e00>
<0002><20142014>
endbfchar
2 beginbfrange
<0003> <0004> <0041>
<0005> <0006> [<4e8c> <d840dc0b>]
endbfrange";

const CONTENT: &str = "/P <</MCID 0>> BDC
/G1 gs
0 0 0 1 k
BT /F1 10 Tf 1 0 0 1 20 100 Tm [<0001> -250 <0003>] TJ ET
BT 1 0 0 1 40 100 Tm /Span <</ActualText <feff53d8>>> BDC <00050006> Tj EMC ET
EMC
/Artifact BMC
q 2 0 0 2 10 10 cm /S1 cs .5 scn 0 0 30 .25 re f
0 0 5 5 re 1 1 3 3 re f* Q
0 0 0 .4 K 3 w 10 50 m 60 50 l S
EMC
/P <</MCID 1>> BDC
0 0 0 0 k /G0 gs
BT /F1 10 Tf 1 0 0 1 20 80 Tm <0002> Tj ET
q 80 0 0 40 5 6 cm /I1 Do Q
EMC
";

/// One page of 200 by 150 points around [`CONTENT`].
fn sample() -> Vec<u8> {
    let mut doc = Document::with_version("1.6");
    let map = doc.add_object(Stream::new(dictionary! {}, MAP.as_bytes().to_vec()));
    let program = doc.add_object(Stream::new(dictionary! {}, Vec::new()));
    let kid = doc.add_object(dictionary! {
        "BaseFont" => "ABCDEF+Some-Song", "DW" => 1000,
        "W" => vec![3.into(), Object::Array(vec![600.into()]), 2.into(), 2.into(), 2000.into()],
        "FontDescriptor" => dictionary! { "FontFile3" => program },
    });
    let font = doc.add_object(dictionary! {
        "Subtype" => "Type0", "Encoding" => "Identity-H", "ToUnicode" => map,
        "DescendantFonts" => vec![kid.into()],
    });
    let image = dictionary! { "Subtype" => "Image" };
    let image = doc.add_object(Stream::new(image, Vec::new()));
    let state = |on: bool, mode: i32| dictionary! { "op" => on, "OPM" => mode };
    let content =
        doc.add_object(Stream::new(dictionary! {}, CONTENT.as_bytes().to_vec()));
    let list = doc.new_object_id();
    let page = doc.add_object(dictionary! {
        "Type" => "Page", "Parent" => list, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 200.into(), 150.into()],
        "TrimBox" => vec![5.into(), 5.into(), 195.into(), 145.into()],
        "Resources" => dictionary! {
            "Font" => dictionary! { "F1" => font },
            "XObject" => dictionary! { "I1" => image },
            "ExtGState" => dictionary! { "G0" => state(false, 0), "G1" => state(true, 1) },
            "ColorSpace" => dictionary! { "S1" => vec!["Separation".into(), "Red".into()] },
        },
    });
    let pages =
        dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    doc.objects.insert(list, pages.into());
    let leaf = |mcid: i32| dictionary! { "S" => "P", "Pg" => page, "K" => mcid };
    let (first, second) = (doc.add_object(leaf(1)), doc.add_object(leaf(0)));
    let section = doc.add_object(dictionary! {
        "S" => "Sect", "T" => Object::string_literal("Story"),
        "K" => vec![first.into(), second.into()],
    });
    let tree = doc.add_object(dictionary! { "K" => section });
    let catalog = doc.add_object(dictionary! {
        "Type" => "Catalog", "Pages" => list, "StructTreeRoot" => tree,
    });
    doc.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    doc.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn glyphs_are_where_the_operators_put_them() {
    let file = File::open(&sample());
    let page = &file.pages[0];
    let seen: Vec<_> = page
        .glyphs
        .iter()
        .map(|one| (one.text.as_str(), one.x, one.y, one.advance, one.block))
        .collect();
    assert_eq!(
        seen,
        [
            ("一", 20.0, 100.0, 10.0, Some(1)),
            ("A", 32.5, 100.0, 6.0, Some(1)),
            ("变", 40.0, 100.0, 10.0, Some(1)),
            ("", 50.0, 100.0, 10.0, Some(1)),
            ("——", 20.0, 80.0, 20.0, Some(0)),
        ]
    );
    assert!(page.glyphs[..4].iter().all(|one| one.ink == Ink::BLACK && one.overprint));
    assert!(page.glyphs[4].ink == Ink::PAPER && !page.glyphs[4].overprint);
    assert_eq!((page.trim[0], page.media[2]), (5.0, 200.0));
    assert_eq!(page.images, [[5.0, 6.0, 85.0, 46.0]]);
    let font = &file.fonts["Some-Song"];
    assert!(font.subset && font.embedded && font.says[&6] == "\u{2000b}");
}

#[test]
fn shapes_have_their_extent_and_ink() {
    let file = File::open(&sample());
    let [fill, edge, line] = file.pages[0].shapes.as_slice() else {
        panic!("three shapes")
    };
    assert_eq!(fill.rect, [10.0, 10.0, 70.0, 10.5]);
    assert_eq!(fill.ink, Ink::Spot("Red".into(), 0.5));
    assert!(edge.hollow && !fill.hollow && edge.rect == [10.0, 10.0, 20.0, 20.0]);
    assert_eq!(line.rect, [8.5, 48.5, 61.5, 51.5]);
    assert!(line.ink.is_black_only());
}

#[test]
fn lines_and_stories_hold_together() {
    let file = File::open(&sample());
    let texts: Vec<_> = file.lines().iter().map(super::Line::text).collect();
    assert_eq!(texts, ["一A变", "——"]);
    assert_eq!(file.text_of(0) + &file.text_of(1), "——一A变");
    assert_eq!(file.sections[0].title.as_deref(), Some("Story"));
}
