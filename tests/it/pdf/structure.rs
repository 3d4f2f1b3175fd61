//! The structure tree: stories, and the elements that hold marked content.

use super::text_string;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// A `Sect` element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Section {
    pub(crate) title: Option<String>,
    /// The section that it is part of.
    pub(crate) parent: Option<usize>,
}

/// An element that holds marked content itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    /// `P`, `H1`, `TD` …
    pub(crate) kind: String,
    pub(crate) section: Option<usize>,
    /// Page and number of every marked sequence, in order.
    pub(crate) marks: Vec<(usize, i64)>,
}

/// Reads the tree; nothing where the file is not tagged.
pub(super) fn read(doc: &Document, pages: &[ObjectId]) -> (Vec<Section>, Vec<Block>) {
    let mut tree = Tree::new(doc, pages);
    let catalog = doc.catalog().expect("a catalog");
    if let Ok(Object::Dictionary(root)) = catalog.get_deref(b"StructTreeRoot", doc) {
        for kid in tree.kids(root) {
            if let Ok(element) = kid.as_dict() {
                tree.element(element, None);
            }
        }
    }
    (tree.sections, tree.blocks)
}

pub(super) struct Tree<'a> {
    pub(super) doc: &'a Document,
    pages: &'a [ObjectId],
    sections: Vec<Section>,
    blocks: Vec<Block>,
}

impl<'a> Tree<'a> {
    pub(super) fn new(doc: &'a Document, pages: &'a [ObjectId]) -> Self {
        Self { doc, pages, sections: Vec::new(), blocks: Vec::new() }
    }

    /// The elements right below an element.
    pub(super) fn elements(&self, element: &'a Dictionary) -> Vec<&'a Dictionary> {
        let kids = self.kids(element).into_iter();
        kids.filter_map(|kid| kid.as_dict().ok()).filter(|kid| kid.has(b"S")).collect()
    }

    /// The marks of an element and of all within it.
    pub(super) fn all_marks(&self, element: &'a Dictionary) -> Vec<(usize, i64)> {
        let mut marks = Vec::new();
        for kid in self.kids(element) {
            match kid {
                Object::Integer(mcid) => {
                    marks.push((self.page(element).expect("a page"), *mcid));
                }
                Object::Dictionary(dict) if dict.has(b"MCID") => {
                    let page = self.page(dict).or_else(|| self.page(element));
                    let mcid = dict.get(b"MCID").and_then(Object::as_i64).unwrap();
                    marks.push((page.expect("a page"), mcid));
                }
                Object::Dictionary(dict) => marks.append(&mut self.all_marks(dict)),
                _ => {}
            }
        }
        marks
    }

    fn kids(&self, element: &'a Dictionary) -> Vec<&'a Object> {
        match element.get_deref(b"K", self.doc) {
            Ok(Object::Array(kids)) => {
                kids.iter().map(|kid| self.doc.dereference(kid).unwrap().1).collect()
            }
            Ok(kid) => vec![kid],
            Err(_) => Vec::new(),
        }
    }

    fn page(&self, dict: &Dictionary) -> Option<usize> {
        let id = dict.get(b"Pg").and_then(Object::as_reference).ok()?;
        self.pages.iter().position(|page| *page == id)
    }

    fn element(&mut self, element: &'a Dictionary, mut section: Option<usize>) {
        let kind = element.get(b"S").and_then(Object::as_name).expect("a kind");
        let kind = String::from_utf8_lossy(kind).into_owned();
        if kind == "Sect" {
            let title = element.get_deref(b"T", self.doc).ok().map(text_string);
            self.sections.push(Section { title, parent: section });
            section = Some(self.sections.len() - 1);
        }
        let marks = self.marks(element, section);
        if !marks.is_empty() {
            self.blocks.push(Block { kind, section, marks });
        }
    }

    /// The marks of an element and of the spans within it, in order; other elements
    /// within it are blocks of their own.
    fn marks(
        &mut self,
        element: &'a Dictionary,
        section: Option<usize>,
    ) -> Vec<(usize, i64)> {
        let mut marks = Vec::new();
        for kid in self.kids(element) {
            match kid {
                Object::Integer(mcid) => {
                    marks.push((self.page(element).expect("a page"), *mcid));
                }
                Object::Dictionary(dict) if dict.has(b"MCID") => {
                    let page = self.page(dict).or_else(|| self.page(element));
                    let mcid = dict.get(b"MCID").and_then(Object::as_i64).unwrap();
                    marks.push((page.expect("a page"), mcid));
                }
                Object::Dictionary(dict) if dict.has(b"S") => {
                    let span = dict.get(b"S").and_then(Object::as_name).unwrap();
                    if span == b"Span" {
                        marks.append(&mut self.marks(dict, section));
                    } else {
                        self.element(dict, section);
                    }
                }
                _ => {}
            }
        }
        marks
    }
}
