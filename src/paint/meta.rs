//! What the file says of itself: information dictionary, XMP in step with it, output
//! intents, and identifiers made from the content.

use super::file::Ids;
use super::{Job, Press, Profile};
use chrono::Datelike as _;
use pdf_writer::types::{OutputIntentSubtype, TrappingStatus};
use pdf_writer::writers::Catalog;
use pdf_writer::{Date, Filter, Finish as _, Name, Pdf, Ref, TextStr};
use std::fmt::Write as _;
use xmp_writer::{DateTime, LangId, Namespace, RenditionClass, Timezone, XmpWriter};

/// Who wrote the file.
const PRODUCER: &str = concat!("kanyin ", env!("CARGO_PKG_VERSION"));

/// Writes the information dictionary.
pub(super) fn info(pdf: &mut Pdf, id: Ref, job: &Job<'_>) {
    let date = date(job);
    pdf.document_info(id)
        .title(TextStr(job.title))
        .author(TextStr(job.publication))
        .subject(TextStr(job.publication))
        .creator(TextStr(PRODUCER))
        .producer(TextStr(PRODUCER))
        .creation_date(date)
        .modified_date(date)
        .trapped(TrappingStatus::NotTrapped);
}

/// The edition's date at midnight, universal time.
pub(super) fn date(job: &Job<'_>) -> Date {
    let part = |number: u32| u8::try_from(number).unwrap_or(1);
    Date::new(u16::try_from(job.date.year()).unwrap_or(0))
        .month(part(job.date.month()))
        .day(part(job.date.day()))
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

/// Writes the XMP packet, uncompressed as PDF/X wants it.
pub(super) fn xmp(pdf: &mut Pdf, id: Ref, job: &Job<'_>, digest: &[u8; 32]) {
    let mut xmp = XmpWriter::new();
    let lang = || Some(LangId("x-default"));
    xmp.format("application/pdf");
    xmp.title([(lang(), job.title)]);
    xmp.creator([job.publication]);
    xmp.description([(lang(), job.publication)]);
    xmp.language([LangId(job.lang.tag())]);
    let date = &job.date;
    let part = |number: u32| u8::try_from(number).ok().or(Some(1));
    let at = DateTime {
        year: u16::try_from(date.year()).unwrap_or(0),
        month: part(date.month()),
        day: part(date.day()),
        hour: Some(0),
        minute: Some(0),
        second: Some(0),
        timezone: Some(Timezone::Utc),
    };
    xmp.create_date(at).modify_date(at).metadata_date(at);
    xmp.creator_tool(PRODUCER).producer(PRODUCER).trapped(false);
    let (document, instance) = digest.split_at(16);
    xmp.document_id(&uuid(document)).instance_id(&uuid(instance));
    xmp.version_id("1").rendition_class(RenditionClass::Default);
    claims(&mut xmp, job);
    let packet = xmp.finish(None);
    pdf.metadata(id, packet.as_bytes());
}

/// The standards that the file keeps to. The properties that PDF/A does not know are
/// described in it (ISO 19005-2 and -3, 6.6.2.3).
fn claims(xmp: &mut XmpWriter<'_>, job: &Job<'_>) {
    let (press, archive) = (job.claims_press(), job.claims_archive());
    if press {
        xmp.pdfx_version("PDF/X-4");
    }
    if !archive {
        return;
    }
    xmp.pdfa_part(if job.carries_files() { 3 } else { 2 }).pdfa_conformance("U");
    let mut schemas = xmp.extension_schemas();
    schemas.pdf().properties().describe_trapped();
    schemas.xmp_media_management().properties().describe_instance_id();
    if press {
        let mut schema = schemas.add_schema();
        schema.namespace(Namespace::PdfXId);
        schema
            .properties()
            .add_property()
            .category(true)
            .description("Version of PDF/X that the file keeps to")
            .name("GTS_PDFXVersion")
            .value_type("Text");
    }
}

/// Sixteen bytes as a name-based UUID of the kind left to applications (RFC 9562, 5.8).
fn uuid(bytes: &[u8]) -> String {
    let mut text = String::from("uuid:");
    for (place, &byte) in bytes.iter().enumerate() {
        if matches!(place, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        let byte = match place {
            6 => byte & 0x0f | 0x80,
            8 => byte & 0x3f | 0x80,
            _ => byte,
        };
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// Writes the press profile, deflated beforehand.
pub(super) fn profile(pdf: &mut Pdf, ids: &mut Ids, press: &Press<'_>) -> Ref {
    let id = ids.next();
    let mut profile = pdf.icc_profile(id, press.icc);
    profile.n(4);
    profile.filter(Filter::FlateDecode);
    profile.finish();
    id
}

/// Names the press condition in the catalog; both intents share one profile.
pub(super) fn intents(catalog: &mut Catalog<'_>, job: &Job<'_>, profile: Ref) {
    let Some(press) = &job.press else { return };
    let mut intents = catalog.output_intents();
    let kinds = [
        (job.claims_press(), OutputIntentSubtype::PDFX),
        (job.claims_archive(), OutputIntentSubtype::PDFA),
    ];
    for (_, kind) in kinds.into_iter().filter(|(wanted, _)| *wanted) {
        intents
            .push()
            .subtype(kind)
            .output_condition(TextStr(&press.info))
            .output_condition_identifier(TextStr(&press.identifier))
            .info(TextStr(&press.info))
            .dest_output_profile(profile);
    }
}

/// Sets what readers do with the file.
pub(super) fn preferences(catalog: &mut Catalog<'_>, job: &Job<'_>) {
    catalog.lang(TextStr(job.lang.tag()));
    catalog.viewer_preferences().display_doc_title(true);
    catalog.pair(Name(b"PageLayout"), Name(b"SinglePage"));
}

impl Job<'_> {
    /// Whether the file says that it is PDF/X-4.
    pub(super) fn claims_press(&self) -> bool {
        self.profile == Profile::Press && self.press.is_some()
    }

    /// Whether the file carries others: PDF/A-2, and so a file for the press, may not.
    pub(super) fn carries_files(&self) -> bool {
        self.profile == Profile::Archive && !self.attachments.is_empty()
    }

    /// Whether the file says that it is PDF/A.
    pub(super) fn claims_archive(&self) -> bool {
        self.profile != Profile::Screen && self.press.is_some()
    }
}
