//! What a reader finds in the file: places, inks, texts, structure, claims.

use super::sample::{PARAGRAPH, Sample};
use crate::base::Len;
use crate::pages::{ItemKind, Page};
use crate::paint::Profile;
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;

fn open(profile: Profile) -> (Sample, Document) {
    let sample = Sample::new();
    let file = sample.paint(profile);
    let pdf = Document::load_mem(&file).unwrap();
    (sample, pdf)
}

fn dict<'a>(pdf: &'a Document, object: &'a Object) -> &'a Dictionary {
    pdf.dereference(object).unwrap().1.as_dict().unwrap()
}

fn number(object: &Object) -> f64 {
    object
        .as_float()
        .map(f64::from)
        .or_else(|_| object.as_i64().map(|n| n as f64))
        .unwrap()
}

fn resources<'a>(pdf: &'a Document, page: ObjectId, kind: &[u8]) -> &'a Dictionary {
    let page = pdf.get_dictionary(page).unwrap();
    let all = dict(pdf, page.get(b"Resources").unwrap());
    dict(pdf, all.get(kind).unwrap())
}

/// Advances by font and code, in thousandths of an em.
fn widths(pdf: &Document, fonts: &Dictionary) -> BTreeMap<Vec<u8>, BTreeMap<u16, f64>> {
    let mut all = BTreeMap::new();
    for (name, font) in fonts {
        let list = dict(pdf, font).get(b"DescendantFonts").unwrap().as_array().unwrap();
        let array = dict(pdf, &list[0]).get(b"W").unwrap().as_array().unwrap();
        let mut widths = BTreeMap::new();
        for pair in array.chunks(2) {
            let first = pair[0].as_i64().unwrap() as u16;
            for (width, code) in pair[1].as_array().unwrap().iter().zip(first..) {
                widths.insert(code, number(width));
            }
        }
        all.insert(name.clone(), widths);
    }
    all
}

/// Where a reader puts the origin of every glyph, from the operators alone.
fn origins(pdf: &Document, page: ObjectId) -> Vec<(f64, f64)> {
    let widths = widths(pdf, resources(pdf, page, b"Font"));
    let content = Content::decode(&pdf.get_page_content(page)).unwrap();
    let (mut font, mut size, mut x, mut y) = (&BTreeMap::new(), 0.0, 0.0, 0.0);
    let mut found = Vec::new();
    for Operation { operator, operands } in &content.operations {
        match operator.as_str() {
            "Tf" => {
                font = &widths[operands[0].as_name().unwrap()];
                size = number(&operands[1]);
            }
            "Tm" => (x, y) = (number(&operands[4]), number(&operands[5])),
            "TJ" => {
                for part in operands[0].as_array().unwrap() {
                    let Ok(codes) = part.as_str() else {
                        x -= number(part) / 1000.0 * size;
                        continue;
                    };
                    for code in codes.chunks(2) {
                        found.push((x, y));
                        let code = u16::from_be_bytes([code[0], code[1]]);
                        x += font.get(&code).copied().unwrap_or(1000.0) / 1000.0 * size;
                    }
                }
            }
            _ => {}
        }
    }
    found
}

/// Where the page wants them.
fn wanted(page: &Page) -> Vec<(f64, f64)> {
    let mut all = Vec::new();
    for item in &page.items {
        let ItemKind::Text(at, run) = &item.kind else { continue };
        for glyph in &run.glyphs {
            let x = at.x + glyph.x + page.bleed;
            let y = page.trim.h + page.bleed - at.y - glyph.y;
            all.push((x.to_pt(), y.to_pt()));
        }
    }
    all
}

#[test]
fn every_glyph_stands_where_it_was_put() {
    let (sample, pdf) = open(Profile::Press);
    for (page, id) in sample.pages.pages.iter().zip(pdf.page_iter()) {
        let (found, wanted) = (origins(&pdf, id), wanted(page));
        assert_eq!(found.len(), wanted.len());
        assert!(wanted.len() > 10);
        for (found, wanted) in found.iter().zip(&wanted) {
            let off = (found.0 - wanted.0).abs().max((found.1 - wanted.1).abs());
            assert!(off < 0.008, "{found:?} is not {wanted:?}");
        }
    }
}

#[test]
fn boxes_have_the_trim_within_the_bleed() {
    let (sample, pdf) = open(Profile::Press);
    let page = pdf.get_dictionary(pdf.page_iter().next().unwrap()).unwrap();
    let array = |key: &[u8]| -> Vec<f64> {
        page.get(key).unwrap().as_array().unwrap().iter().map(number).collect()
    };
    let bleed = Len::mm(3).to_pt();
    let whole = 420.0 + 2.0 * bleed;
    assert_eq!(sample.pages.pages[0].trim.w, Len::pt(420));
    for (found, wanted) in array(b"TrimBox").iter().zip([bleed, bleed, bleed + 420.0]) {
        assert!((found - wanted).abs() < 0.001);
    }
    for key in [b"MediaBox".as_slice(), b"BleedBox"] {
        let found = array(key);
        assert_eq!(found[..2], [0.0, 0.0]);
        assert!((found[2] - whole).abs() < 0.001 && (found[3] - whole).abs() < 0.001);
    }
}

#[test]
fn only_solid_black_overprints() {
    let (_, pdf) = open(Profile::Press);
    let mut seen = BTreeMap::new();
    for page in pdf.page_iter() {
        let content = Content::decode(&pdf.get_page_content(page)).unwrap();
        let (mut overprint, mut ink) = (None, String::new());
        for Operation { operator, operands } in &content.operations {
            match operator.as_str() {
                "gs" => overprint = Some(operands[0].as_name().unwrap() == b"G1"),
                "k" | "scn" => {
                    let inks: Vec<_> = operands.iter().map(number).collect();
                    ink = format!("{inks:?}");
                }
                "f" | "TJ" => {
                    let known = seen.insert(ink.clone(), overprint);
                    assert!(known.is_none_or(|known| known == overprint), "{ink}");
                }
                "rg" | "RG" | "g" | "G" => panic!("only inks of the press are used"),
                _ => {}
            }
        }
        let states = resources(&pdf, page, b"ExtGState");
        let state = dict(&pdf, states.get(b"G1").unwrap());
        assert!(state.get(b"OP").unwrap().as_bool().unwrap());
        assert!(state.get(b"op").unwrap().as_bool().unwrap());
        assert_eq!(state.get(b"OPM").unwrap().as_i64().unwrap(), 1);
    }
    let over: Vec<_> = seen.iter().filter(|(_, on)| **on == Some(true)).collect();
    assert_eq!(over.len(), 1, "{seen:?}");
    assert_eq!(over[0].0, "[0.0, 0.0, 0.0, 1.0]");
    assert_eq!(seen.get("[0.0, 0.0, 0.0, 0.0]"), Some(&Some(false)), "paper knocks out");
}

#[test]
fn texts_come_back() {
    let (_, pdf) = open(Profile::Press);
    let text = pdf.extract_text(&[1]).unwrap();
    let text: String = text.split_whitespace().collect();
    let wanted: String = PARAGRAPH.split_whitespace().collect();
    assert_eq!(text.matches(&wanted).count(), 7, "{text}");
    let content = pdf.get_page_content(pdf.page_iter().nth(1).unwrap());
    let content = String::from_utf8_lossy(&content).into_owned();
    // ⼯ is drawn by the glyph of 工; ffi is one cluster of two glyphs.
    assert!(content.contains("/ActualText <feff2f2f>"), "{content}");
    assert!(content.contains("/ActualText <feff006600660069>"));
    assert_eq!(content.matches("/ActualText").count(), 2);
}

#[test]
fn a_spot_ink_has_its_own_plate() {
    let (_, pdf) = open(Profile::Press);
    let page = pdf.page_iter().next().unwrap();
    let spaces = resources(&pdf, page, b"ColorSpace");
    let (_, space) = pdf.dereference(spaces.get(b"S0").unwrap()).unwrap();
    let space = space.as_array().unwrap();
    assert_eq!(space[0].as_name().unwrap(), b"Separation");
    assert_eq!(space[1].as_name().unwrap(), "专红".as_bytes());
    assert_eq!(space[2].as_name().unwrap(), b"DeviceCMYK");
    let end = dict(&pdf, &space[3]).get(b"C1").unwrap().as_array().unwrap();
    let end: Vec<_> =
        end.iter().map(|ink| (number(ink) * 1000.0).round() as i64).collect();
    assert_eq!(end, [0, 1000, 900, 0]);
}

fn xmp(pdf: &Document) -> String {
    let id = pdf.catalog().unwrap().get(b"Metadata").unwrap().as_reference().unwrap();
    let stream = pdf.get_object(id).unwrap().as_stream().unwrap();
    assert!(stream.dict.get(b"Filter").is_err(), "PDF/X wants plain XMP");
    String::from_utf8(stream.content.clone()).unwrap()
}

#[test]
fn each_profile_claims_what_it_keeps() {
    for (profile, press, archive) in [
        (Profile::Press, true, true),
        (Profile::Archive, false, true),
        (Profile::Screen, false, false),
    ] {
        let (_, pdf) = open(profile);
        let xmp = xmp(&pdf);
        assert_eq!(xmp.contains(">PDF/X-4<"), press, "{profile:?}");
        assert_eq!(xmp.contains("<pdfaid:conformance>U<"), archive, "{profile:?}");
        assert!(xmp.contains("<xmp:CreateDate>2021-01-15T00:00:00Z<"), "{xmp}");
        let intents = pdf.catalog().unwrap().get(b"OutputIntents");
        let intents =
            intents.map(|list| list.as_array().unwrap().clone()).unwrap_or_default();
        assert_eq!(intents.len(), usize::from(press) + usize::from(archive));
        let mut profiles: Vec<_> = intents
            .iter()
            .map(|intent| dict(&pdf, intent).get(b"DestOutputProfile").unwrap())
            .map(|profile| profile.as_reference().unwrap())
            .collect();
        profiles.dedup();
        assert!(profiles.len() <= 1, "intents share one profile");
        assert_eq!(pdf.version, "1.6");
        assert_eq!(pdf.trailer.get(b"ID").unwrap().as_array().unwrap().len(), 2);
    }
}

#[test]
fn a_screen_file_has_light_and_links_and_no_ink() {
    let (sample, pdf) = open(Profile::Screen);
    let mut used = BTreeMap::new();
    for page in pdf.page_iter() {
        let content = Content::decode(&pdf.get_page_content(page)).unwrap();
        for Operation { operator, .. } in content.operations {
            *used.entry(operator).or_insert(0) += 1;
        }
        let boxes = pdf.get_dictionary(page).unwrap();
        assert_eq!(boxes.get(b"CropBox").unwrap(), boxes.get(b"TrimBox").unwrap());
    }
    for ink in ["k", "K", "cs", "CS", "scn", "SCN", "gs"] {
        assert!(!used.contains_key(ink), "{ink} in {used:?}");
    }
    assert!(["g", "rg", "RG"].iter().all(|light| used.contains_key(*light)), "{used:?}");
    let mut spaces = Vec::new();
    for object in pdf.objects.values() {
        if let Ok(stream) = object.as_stream()
            && let Ok(space) = stream.dict.get(b"ColorSpace")
        {
            spaces.push(String::from_utf8_lossy(space.as_name().unwrap()).into_owned());
        }
    }
    spaces.sort();
    assert_eq!(spaces, ["DeviceGray", "DeviceGray", "DeviceRGB"]);
    let all = format!("{:?}", pdf.objects);
    for word in ["DeviceCMYK", "Separation", "OutputIntent"] {
        assert!(!all.contains(word), "{word}");
    }
    let page = pdf.get_dictionary(pdf.page_iter().nth(1).unwrap()).unwrap();
    let links = page.get(b"Annots").unwrap().as_array().unwrap();
    assert_eq!(links.len(), 1);
    let link = dict(&pdf, &links[0]);
    let action = dict(&pdf, link.get(b"A").unwrap());
    let target = action.get(b"URI").unwrap().as_str().unwrap();
    assert_eq!(target, b"http://www.kanyin.example");
    let rect = link.get(b"Rect").unwrap().as_array().unwrap();
    let [left, right] = [0, 2].map(|at| number(&rect[at]));
    assert!(left > 40.0 && right > left + 40.0, "{left} {right}");
    let (_, press) = open(Profile::Press);
    let page = press.get_dictionary(press.page_iter().nth(1).unwrap()).unwrap();
    assert!(page.get(b"Annots").is_err() && page.get(b"CropBox").is_err());
    assert_eq!(sample.pages.pages.len(), 2);
}

/// The structure as nested names, `Sect(P H1 …)`.
fn outline_of(pdf: &Document, element: &Dictionary, out: &mut String) {
    out.push_str(&String::from_utf8_lossy(element.get(b"S").unwrap().as_name().unwrap()));
    let kids = element.get(b"K").unwrap().as_array().unwrap();
    let inner: Vec<_> = kids.iter().filter_map(|kid| kid.as_reference().ok()).collect();
    if inner.is_empty() {
        return;
    }
    out.push('(');
    for (place, id) in inner.into_iter().enumerate() {
        if place > 0 {
            out.push(' ');
        }
        outline_of(pdf, pdf.get_dictionary(id).unwrap(), out);
    }
    out.push(')');
}

#[test]
fn the_structure_is_in_reading_order() {
    let (_, pdf) = open(Profile::Press);
    let root = dict(&pdf, pdf.catalog().unwrap().get(b"StructTreeRoot").unwrap());
    let mut found = String::new();
    outline_of(&pdf, dict(&pdf, root.get(b"K").unwrap()), &mut found);
    assert_eq!(
        found,
        "Document(Sect(P H1 P P P H2 Table(TR(TH TH) TR(TD TD) TR(TD TD)) P \
         Sect(H2 P(Span) P(Span) Figure Figure Figure Figure)))"
    );
    let count = |key: &[u8]| {
        let dicts = pdf.objects.values().filter_map(|object| object.as_dict().ok());
        dicts.filter(|dict| dict.has(key)).count()
    };
    assert_eq!(count(b"StructParents"), 2);
    assert_eq!((count(b"Alt"), count(b"ActualText")), (4, 2));
}

#[test]
fn bookmarks_follow_stories() {
    let (_, pdf) = open(Profile::Press);
    let root = dict(&pdf, pdf.catalog().unwrap().get(b"Outlines").unwrap());
    let first = dict(&pdf, root.get(b"First").unwrap());
    let inner = dict(&pdf, first.get(b"First").unwrap());
    let title = inner.get(b"Title").unwrap().as_str().unwrap();
    let units: Vec<u16> =
        title[2..].chunks(2).map(|unit| u16::from_be_bytes([unit[0], unit[1]])).collect();
    assert_eq!(String::from_utf16(&units).unwrap(), "反白标题");
    let target = inner.get(b"Dest").unwrap().as_array().unwrap();
    let pages: Vec<_> = pdf.page_iter().collect();
    assert_eq!(target[0].as_reference().unwrap(), pages[1]);
}
