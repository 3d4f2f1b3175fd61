//! Files that a PDF carries along: the data that its pages were made of (ISO 19005-3, 6.8).

use super::file::{Ids, deflate};
use super::{Job, meta};
use md5::{Digest as _, Md5};
use pdf_writer::types::AssociationKind;
use pdf_writer::writers::Catalog;
use pdf_writer::{Filter, Finish as _, Name, Pdf, Ref, Str, TextStr};

/// A file to be carried along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name: letters of ASCII, no folders. No two of a job bear one name.
    pub name: String,
    /// What it holds, in words.
    pub description: String,
    /// Its kind: application/json.
    pub mime: String,
    /// What it is to the pages.
    pub relation: Relation,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What a file is to the pages that it is carried with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// They were made from it.
    Source,
    /// Its data are what they show.
    Data,
}

/// The attachments of a file, written.
pub(super) struct Attached {
    /// Names and file specifications, sorted by name as the name tree wants them.
    specs: Vec<(String, Ref)>,
}

/// Writes each attachment with its specification. The date of all is that of the edition.
pub(super) fn write(pdf: &mut Pdf, ids: &mut Ids, job: &Job<'_>) -> Attached {
    let mut specs = Vec::new();
    for one in job.attachments.iter().filter(|_| job.carries_files()) {
        let (stream, spec) = (ids.next(), ids.next());
        let packed = deflate(&one.bytes);
        let mut file = pdf.embedded_file(stream, &packed);
        file.subtype(Name(one.mime.as_bytes()));
        file.filter(Filter::FlateDecode);
        file.params()
            .size(i32::try_from(one.bytes.len()).unwrap_or(i32::MAX))
            .modification_date(meta::date(job))
            .checksum(Str(&Md5::digest(&one.bytes)));
        file.finish();
        let mut own = pdf.file_spec(spec);
        own.path(Str(one.name.as_bytes()))
            .unic_file(TextStr(&one.name))
            .description(TextStr(&one.description))
            .association_kind(match one.relation {
                Relation::Source => AssociationKind::Source,
                Relation::Data => AssociationKind::Data,
            });
        let mut streams = own.insert(Name(b"EF")).dict();
        streams.pair(Name(b"F"), stream).pair(Name(b"UF"), stream);
        streams.finish();
        own.finish();
        specs.push((one.name.clone(), spec));
    }
    specs.sort();
    Attached { specs }
}

impl Attached {
    /// Names the attachments in the catalog: to readers, and as what the document is made
    /// of.
    pub(super) fn announce(&self, catalog: &mut Catalog<'_>) {
        if self.specs.is_empty() {
            return;
        }
        let mut names = catalog.names();
        let mut files = names.embedded_files();
        let mut list = files.names();
        for (name, spec) in &self.specs {
            list.insert(Str(name.as_bytes()), *spec);
        }
        list.finish();
        files.finish();
        names.finish();
        let specs = self.specs.iter().map(|(_, spec)| *spec);
        catalog.insert(Name(b"AF")).array().items(specs);
    }
}
