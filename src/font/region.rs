//! Which forms of Han characters a face draws: those of the mainland, of Taiwan and Hong
//! Kong, of Japan or of Korea (T69).

use super::{Face, FontBook};
use crate::base::Lang;
use harfrust::{
    Buffer, Direction, Language, Script, ShapeOptions, ShapePlan, ShaperFont,
};
use skrifa::Tag;
use skrifa::raw::TableProvider as _;

/// A region whose forms a face draws where no `locl` chooses others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Region {
    /// Simplified Chinese, as on the mainland.
    Mainland,
    /// Traditional Chinese, as in Taiwan and Hong Kong.
    Traditional,
    /// Japanese.
    Japan,
    /// Korean.
    Korea,
}

/// Code pages of `OS/2` that tell the region a face was made for (OpenType 1.9,
/// ulCodePageRange1).
const CODE_PAGES: [(u32, Region); 4] = [
    (1 << 17, Region::Japan),
    (1 << 18, Region::Mainland),
    (1 << 19 | 1 << 21, Region::Korea),
    (1 << 20, Region::Traditional),
];

/// How the names of families end that come in one face a region.
const NAMES: [(&str, Region); 16] = [
    ("sc", Region::Mainland),
    ("cn", Region::Mainland),
    ("gb", Region::Mainland),
    ("gbk", Region::Mainland),
    ("gb2312", Region::Mainland),
    ("gb18030", Region::Mainland),
    ("hans", Region::Mainland),
    ("tc", Region::Traditional),
    ("tw", Region::Traditional),
    ("hk", Region::Traditional),
    ("b5", Region::Traditional),
    ("hant", Region::Traditional),
    ("jp", Region::Japan),
    ("ja", Region::Japan),
    ("kr", Region::Korea),
    ("ko", Region::Korea),
];

impl Region {
    /// The region whose forms a text of a language has; none of English.
    pub fn of(lang: Lang) -> Option<Self> {
        match lang {
            Lang::ZhHans => Some(Self::Mainland),
            Lang::ZhHant | Lang::ZhHantHk => Some(Self::Traditional),
            Lang::Ja => Some(Self::Japan),
            Lang::Ko => Some(Self::Korea),
            Lang::En => None,
        }
    }

    /// A language of the region, as shapers take it.
    fn lang(self) -> Lang {
        match self {
            Self::Mainland => Lang::ZhHans,
            Self::Traditional => Lang::ZhHant,
            Self::Japan => Lang::Ja,
            Self::Korea => Lang::Ko,
        }
    }
}

/// The OpenType language systems that serve a language.
fn systems(lang: Lang) -> &'static [&'static [u8; 4]] {
    match lang {
        Lang::ZhHans => &[b"ZHS "],
        Lang::ZhHant => &[b"ZHT "],
        Lang::ZhHantHk => &[b"ZHH ", b"ZHTM", b"ZHT "],
        Lang::Ja => &[b"JAN "],
        Lang::Ko => &[b"KOR "],
        Lang::En => &[],
    }
}

impl Face {
    /// Whether the face draws Han characters as readers of a language write them: it has
    /// `locl` forms for it, or was made for its region. `true` too where the font does not
    /// tell what it was made for, and for languages without Han characters.
    pub fn serves(&self, lang: Lang) -> bool {
        let bit = Lang::ALL.iter().position(|(one, _)| *one == lang).unwrap_or(0);
        let served = self.served.get_or_init(|| {
            let bits = Lang::ALL.iter().zip(0..);
            bits.filter(|((lang, _), _)| self.looks_up(*lang))
                .fold(0, |all, (_, bit)| all | 1 << bit)
        });
        served >> bit & 1 == 1
    }

    fn looks_up(&self, lang: Lang) -> bool {
        let Some(wanted) = Region::of(lang) else { return true };
        self.has_local_forms(lang) || self.region().is_none_or(|own| own == wanted)
    }

    /// Whether a `locl` feature chooses forms for a language.
    fn has_local_forms(&self, lang: Lang) -> bool {
        let tags = systems(lang).iter().map(|tag| Tag::new(tag));
        tags.into_iter().any(|tag| self.local_forms(tag).unwrap_or(false))
    }

    fn local_forms(&self, tag: Tag) -> Option<bool> {
        let gsub = self.font().tables().gsub().ok()?;
        let (scripts, features) = (gsub.script_list().ok()?, gsub.feature_list().ok()?);
        let locl = Tag::new(b"locl");
        for record in scripts.script_records() {
            let Ok(script) = record.script(scripts.offset_data()) else { continue };
            for system in script.lang_sys_records() {
                if system.lang_sys_tag() != tag {
                    continue;
                }
                let Ok(system) = system.lang_sys(script.offset_data()) else { continue };
                let has = system.feature_indices().iter().any(|index| {
                    let place = usize::from(index.get());
                    let feature = features.feature_records().get(place);
                    feature.is_some_and(|record| record.feature_tag() == locl)
                });
                if has {
                    return Some(true);
                }
            }
        }
        Some(false)
    }

    /// The region that the face's plain forms are of: by the only code page of `OS/2`,
    /// else by the end of its family's name; `None` where neither tells.
    pub fn region(&self) -> Option<Region> {
        let os2 = self.font().tables().os2().ok();
        let pages = os2.and_then(|os2| os2.ul_code_page_range_1()).unwrap_or(0);
        let mut told = CODE_PAGES.iter().filter(|(bits, _)| pages & bits != 0);
        if let (Some((_, only)), None) = (told.next(), told.next()) {
            return Some(*only);
        }
        let family = self.name.split('-').next().unwrap_or_default().to_lowercase();
        let own = NAMES.iter().find(|(end, _)| family.ends_with(end));
        own.map(|(_, region)| *region)
    }

    /// Whether the face answers a variation selector after a character (`cmap` format 14):
    /// `Some(true)` with a glyph of its own, `Some(false)` with the plain one.
    pub fn variant(&self, c: char, selector: char) -> Option<bool> {
        let glyph = self.font().charmap().map_unicode_variant(c, selector)?;
        Some(self.glyph(c).map(u32::from) != Some(glyph.to_u32()))
    }
}

/// Compares the forms of characters by region, in a face that has all of them.
pub struct Forms<'a> {
    /// The face, if there is one.
    face: Option<&'a Face>,
    plans: Vec<(Lang, ShapePlan)>,
    buffer: Option<Buffer>,
}

impl std::fmt::Debug for Forms<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Forms({:?})", self.face)
    }
}

impl<'a> Forms<'a> {
    /// Takes the first face of the book that has forms for every region.
    pub fn new(book: &'a FontBook) -> Self {
        let every = [Lang::ZhHans, Lang::ZhHant, Lang::Ja, Lang::Ko];
        let has_all =
            |face: &&Face| every.into_iter().all(|lang| face.has_local_forms(lang));
        let face = book.faces().map(|(_, face)| face).find(has_all);
        Self { face, plans: Vec::new(), buffer: None }
    }

    /// Whether a character has another form in a language than in a region: 骨 in Japanese
    /// than on the mainland. `false` where the face that is asked does not have it.
    pub fn differ(&mut self, c: char, region: Region, lang: Lang) -> bool {
        let face = self.face.filter(|face| face.has(c));
        let Some(face) = face else { return false };
        self.glyph(face, c, region.lang()) != self.glyph(face, c, lang)
    }

    fn glyph(&mut self, face: &Face, c: char, lang: Lang) -> Option<u32> {
        let (script, direction) = (Script::HAN, Direction::LeftToRight);
        let language = Language::new(lang.tag());
        let place =
            self.plans.iter().position(|(own, _)| *own == lang).unwrap_or_else(|| {
                let (font, script) = (face.font(), Some(script));
                let plan =
                    ShapePlan::new(font, direction, script, language.as_ref(), &[]);
                self.plans.push((lang, plan));
                self.plans.len() - 1
            });
        let mut buffer = self.buffer.take().unwrap_or_default();
        buffer.clear();
        buffer.push(u32::from(c), 0);
        buffer.set_direction(direction);
        buffer.set_script(Some(script));
        buffer.set_language(language);
        let options =
            ShapeOptions::new().plan(self.plans.get(place).map(|(_, plan)| plan));
        let shaped = harfrust::shape(&ShaperFont::new(face.font()), &mut buffer, options);
        let glyph = shaped
            .ok()
            .and_then(|()| buffer.glyph_infos().first().map(|info| info.glyph_id));
        self.buffer = Some(buffer);
        glyph
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn face<'a>(book: &'a FontBook, name: &str) -> &'a Face {
        book.faces().find(|(_, face)| face.name == name).unwrap().1
    }

    #[test]
    fn faces_tell_whom_they_serve() {
        let book = FontBook::bundled();
        let all = [Lang::ZhHans, Lang::ZhHant, Lang::ZhHantHk, Lang::Ja, Lang::Ko];
        for name in
            ["NotoSerifCJKsc-Regular", "NotoSerifCJKsc-Bold", "NotoSansCJKsc-Bold"]
        {
            assert!(all.iter().all(|lang| face(&book, name).serves(*lang)), "{name}");
        }
        for name in [
            "NotoSerifCJKsc-Black",
            "NotoSansCJKsc-Regular",
            "NotoSansCJKsc-Black",
            "NewsprintKaiSC-Regular",
            "SmileySans-Oblique",
        ] {
            let face = face(&book, name);
            let served: Vec<bool> = all.iter().map(|lang| face.serves(*lang)).collect();
            assert_eq!(served, [true, false, false, false, false], "{name}");
            assert!(face.serves(Lang::En));
        }
    }

    #[test]
    fn forms_differ_where_regions_write_differently() {
        let book = FontBook::bundled();
        let mut forms = Forms::new(&book);
        for c in ['骨', '直', '门', '角'] {
            let hans = forms.differ(c, Region::Mainland, Lang::ZhHans);
            assert!(!hans, "{c} is itself");
        }
        for (c, lang) in
            [('骨', Lang::ZhHant), ('直', Lang::Ja), ('骨', Lang::Ja), ('角', Lang::Ko)]
        {
            assert!(forms.differ(c, Region::Mainland, lang), "{c} {lang:?}");
        }
        for c in ['一', '中', '国'] {
            assert!(!forms.differ(c, Region::Mainland, Lang::ZhHant), "{c}");
        }
    }

    #[test]
    fn variants_are_those_of_the_character_map() {
        let book = FontBook::bundled();
        let song = face(&book, "NotoSerifCJKsc-Regular");
        assert_eq!(song.variant('礼', '\u{fe00}'), Some(true));
        assert_eq!(song.variant('兀', '\u{fe00}'), Some(false));
        assert_eq!(song.variant('国', '\u{e0100}'), None);
    }
}
