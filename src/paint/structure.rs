//! The structure tree (ISO 32000-1, 14.7): stories in reading order, their headings,
//! paragraphs, tables and pictures, each tied to its marks on the pages.

use super::canvas::Mark;
use super::file::Ids;
use crate::base::{Lang, Role, StoryId};
use crate::pages::{Heads, Story};
use pdf_writer::types::{StructRole, TableHeaderScope};
use pdf_writer::writers::StructElement;
use pdf_writer::{Finish as _, Name, Pdf, Ref, TextStr};
use std::collections::BTreeMap;

/// The name that a marked sequence bears in a content stream.
pub(super) fn tag_name(role: Role) -> &'static str {
    match role {
        Role::Headline | Role::Subhead => "H",
        Role::TableHead => "TH",
        Role::TableCell => "TD",
        Role::Picture => "Figure",
        _ => "P",
    }
}

/// A marked sequence: its page and its number there.
type Place = (usize, usize);

/// The marks of one cell.
type Marks<'a> = Vec<(Place, &'a Mark)>;

/// More columns than any table has.
const MOST_COLUMNS: u32 = 10_000;

/// An element of the tree.
#[derive(Debug)]
struct Node {
    kind: StructRole,
    parent: usize,
    kids: Vec<Kid>,
    title: Option<String>,
    alt: Option<String>,
    actual: Option<String>,
    lang: Option<Lang>,
    /// Columns and rows of a cell.
    covers: (u16, u16),
    /// What a cell heads.
    heads: Option<Heads>,
}

#[derive(Debug, Clone, Copy)]
enum Kid {
    Node(usize),
    Mark(Place),
}

/// The tree before it is written; the first node is the document.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    /// By page and number: the node of each mark.
    owners: Vec<Vec<usize>>,
}

/// The marks of one block, with what they share.
#[derive(Debug)]
struct Block<'a> {
    first: &'a Mark,
    marks: Vec<(Place, &'a Mark)>,
}

impl Tree {
    /// The tree of all stories over the marks of all pages.
    pub(super) fn build(stories: &[Story], pages: &[Vec<Mark>], lang: Lang) -> Self {
        let root = Node::new(StructRole::Document, 0);
        let owners = pages.iter().map(|marks| vec![0; marks.len()]).collect();
        let mut tree = Self { nodes: vec![root], owners };
        let blocks = blocks(pages);
        let mut sections = BTreeMap::new();
        for (id, story) in order(stories, &blocks) {
            let parent = story.and_then(|story| story.parent);
            let nested = parent.is_some();
            let parent = parent.and_then(|parent| sections.get(&parent)).copied();
            let section = tree.add(parent.unwrap_or(0), StructRole::Sect);
            sections.insert(id, section);
            if let Some(story) = story {
                let node = &mut tree.nodes[section];
                node.title = Some(story.title.clone()).filter(|title| !title.is_empty());
                node.lang = Some(story.lang).filter(|&own| own != lang);
            }
            for block in blocks.get(&id).into_iter().flatten() {
                tree.block(section, nested, block);
            }
        }
        tree
    }

    fn add(&mut self, parent: usize, kind: StructRole) -> usize {
        let id = self.nodes.len();
        self.nodes.push(Node::new(kind, parent));
        self.nodes[parent].kids.push(Kid::Node(id));
        id
    }

    fn mark(&mut self, node: usize, place: Place, mark: &Mark) {
        let mut node = node;
        if let Some(text) = &mark.actual {
            node = self.add(node, StructRole::Span);
            self.nodes[node].actual = Some(text.clone());
        }
        self.nodes[node].kids.push(Kid::Mark(place));
        self.owners[place.0][place.1] = node;
    }

    fn block(&mut self, section: usize, nested: bool, block: &Block<'_>) {
        let alt = || block.marks.iter().find_map(|(_, mark)| mark.alt.clone());
        let kind = match block.first.role {
            Role::TableHead | Role::TableCell => {
                return self.table(section, block, alt());
            }
            Role::Headline if nested => StructRole::H2,
            Role::Headline => StructRole::H1,
            Role::Subhead if nested => StructRole::H3,
            Role::Subhead => StructRole::H2,
            Role::Picture => StructRole::Figure,
            _ => StructRole::P,
        };
        let node = self.add(section, kind);
        if kind == StructRole::Figure {
            self.nodes[node].alt = alt();
        }
        for (place, mark) in &block.marks {
            self.mark(node, *place, mark);
        }
    }

    /// A table: its rows from top to bottom, in each its cells from left to right, also
    /// those in which nothing stands.
    fn table(&mut self, section: usize, block: &Block<'_>, summary: Option<String>) {
        let table = self.add(section, StructRole::Table);
        self.nodes[table].alt = summary;
        let mut rows: BTreeMap<u32, BTreeMap<u32, Marks<'_>>> = BTreeMap::new();
        for (place, mark) in &block.marks {
            let row = rows.entry(mark.row).or_default();
            row.entry(mark.cell).or_default().push((*place, mark));
        }
        let cells = rows.values().flat_map(|row| row.iter());
        let ends = cells.map(|(cell, marks)| cell.saturating_add(covers(marks).0));
        let columns = ends.max().unwrap_or(0).min(MOST_COLUMNS);
        // How many rows more the cell above covers of each column.
        let mut covered = vec![0_u32; columns as usize];
        for marks in rows.into_values() {
            let row = self.add(table, StructRole::TR);
            self.row(row, marks, &mut covered);
        }
    }

    fn row(&mut self, row: usize, cells: BTreeMap<u32, Marks<'_>>, covered: &mut [u32]) {
        let head = cells.values().flatten().any(|(_, mark)| mark.role == Role::TableHead);
        let mut cells = cells.into_iter().peekable();
        let (mut next, mut below) = (0, 0);
        for (column, covered) in (0_u32..).zip(covered) {
            let own = cells.next_if(|(cell, _)| *cell == column);
            if let Some((_, marks)) = own {
                let (cols, rows) = covers(&marks);
                self.cell(row, marks);
                (next, below) = (column.saturating_add(cols), rows - 1);
                *covered = below;
            } else if column < next {
                *covered = below;
            } else if *covered > 0 {
                *covered -= 1;
            } else {
                self.add(row, if head { StructRole::TH } else { StructRole::TD });
            }
        }
    }

    fn cell(&mut self, row: usize, marks: Marks<'_>) {
        let Some((_, first)) = marks.first() else { return };
        let heads = first.covers.map_or_else(
            || (first.role == Role::TableHead).then_some(Heads::Column),
            |covers| covers.heads,
        );
        let head = heads.is_some();
        let covers = first.covers;
        let cell = self.add(row, if head { StructRole::TH } else { StructRole::TD });
        let node = &mut self.nodes[cell];
        node.covers = covers.map_or((1, 1), |covers| (covers.cols, covers.rows));
        node.heads = heads;
        for (place, mark) in marks {
            self.mark(cell, place, mark);
        }
    }

    /// Writes the tree; its root goes into the catalog as `root`.
    pub(super) fn write(&self, pdf: &mut Pdf, ids: &mut Ids, root: Ref, pages: &[Ref]) {
        let refs: Vec<Ref> = self.nodes.iter().map(|_| ids.next()).collect();
        for (node, &id) in self.nodes.iter().zip(&refs) {
            let mut element = pdf.struct_element(id);
            let parent = if id == refs[0] { root } else { refs[node.parent] };
            element.kind(node.kind).parent(parent);
            node.attributes(&mut element);
            let mut kids = element.children();
            for kid in &node.kids {
                match *kid {
                    Kid::Node(child) => {
                        kids.struct_element(refs[child]);
                    }
                    Kid::Mark((page, number)) => {
                        let number = i32::try_from(number).unwrap_or(i32::MAX);
                        let mut mark = kids.marked_content_ref();
                        mark.page(pages[page]).marked_content_id(number);
                    }
                }
            }
        }
        let lists: Vec<Ref> = self.owners.iter().map(|_| ids.next()).collect();
        for (owners, &list) in self.owners.iter().zip(&lists) {
            pdf.indirect(list).array().items(owners.iter().map(|&node| refs[node]));
        }
        let mut tree =
            pdf.indirect(root).start::<pdf_writer::writers::StructTreeRoot<'_>>();
        tree.child(refs[0]);
        let mut parents = tree.parent_tree();
        let mut numbers = parents.nums();
        for (&list, page) in lists.iter().zip(0..) {
            numbers.insert(page, list);
        }
        numbers.finish();
        parents.finish();
        tree.parent_tree_next_key(i32::try_from(lists.len()).unwrap_or(i32::MAX));
    }
}

impl Node {
    fn new(kind: StructRole, parent: usize) -> Self {
        let (title, alt, actual) = (None, None, None);
        let (kids, lang, covers, heads) = (Vec::new(), None, (1, 1), None);
        Self { kind, parent, kids, title, alt, actual, lang, covers, heads }
    }

    fn attributes(&self, element: &mut StructElement<'_>) {
        if let Some(title) = &self.title {
            element.title(TextStr(title));
        }
        if let Some(lang) = self.lang {
            element.lang(TextStr(lang.tag()));
        }
        if let Some(text) = &self.actual {
            element.actual_text(TextStr(text));
        }
        match (self.kind, &self.alt) {
            (StructRole::Table, Some(summary)) => {
                let mut all = element.attributes();
                all.push().table().summary(TextStr(summary));
            }
            (StructRole::TH | StructRole::TD, _) => self.cell_attributes(element),
            (_, Some(alt)) => {
                element.alt(TextStr(alt));
            }
            _ => {}
        }
    }
}

impl Node {
    /// What a cell heads and covers (ISO 32000-1, table 349).
    fn cell_attributes(&self, element: &mut StructElement<'_>) {
        let (cols, rows) = self.covers;
        let head = self.kind == StructRole::TH;
        if !head && (cols, rows) == (1, 1) {
            return;
        }
        let mut all = element.attributes();
        let mut table = all.push().table();
        if head {
            table.scope(match self.heads {
                Some(Heads::Row) => TableHeaderScope::Row,
                Some(Heads::Column) | None => TableHeaderScope::Column,
            });
        }
        if cols > 1 {
            table.col_span(cols.into());
        }
        if rows > 1 {
            table.row_span(rows.into());
        }
    }
}

/// How many columns and rows a cell covers.
fn covers(marks: &[(Place, &Mark)]) -> (u32, u32) {
    let first = marks.first().and_then(|(_, mark)| mark.covers);
    first.map_or((1, 1), |covers| (covers.cols.max(1).into(), covers.rows.max(1).into()))
}

/// The blocks of each story in reading order.
fn blocks(pages: &[Vec<Mark>]) -> BTreeMap<StoryId, Vec<Block<'_>>> {
    let mut stories: BTreeMap<StoryId, Vec<Block<'_>>> = BTreeMap::new();
    let mut known = BTreeMap::new();
    for (page, marks) in pages.iter().enumerate() {
        for (number, mark) in marks.iter().enumerate() {
            let list = stories.entry(mark.story).or_default();
            let table = matches!(mark.role, Role::TableHead | Role::TableCell);
            let key = if table {
                (mark.story, mark.block, Role::TableCell, 0)
            } else {
                (mark.story, mark.block, mark.role, mark.cell)
            };
            let place = *known.entry(key).or_insert_with(|| {
                list.push(Block { first: mark, marks: Vec::new() });
                list.len() - 1
            });
            list[place].marks.push(((page, number), mark));
        }
    }
    for list in stories.values_mut() {
        list.sort_by_key(|block| block.first.block);
    }
    stories
}

/// The stories that have marks, or parts that do, parents first.
fn order<'a>(
    stories: &'a [Story],
    blocks: &BTreeMap<StoryId, Vec<Block<'_>>>,
) -> BTreeMap<StoryId, Option<&'a Story>> {
    let known: BTreeMap<_, _> = stories.iter().map(|story| (story.id, story)).collect();
    let mut kept = BTreeMap::new();
    for &id in blocks.keys() {
        let mut next = Some(id);
        while let Some(id) = next {
            let story = known.get(&id).copied();
            // A story lies after the one it is part of; anything else would be a circle.
            next = story.and_then(|story| story.parent).filter(|&parent| parent < id);
            if kept.insert(id, story).is_some() {
                break;
            }
        }
    }
    kept
}

/// Says in the catalog that the file is tagged.
pub(super) fn announce(catalog: &mut pdf_writer::writers::Catalog<'_>, root: Ref) {
    catalog.mark_info().marked(true);
    catalog.pair(Name(b"StructTreeRoot"), root);
}
