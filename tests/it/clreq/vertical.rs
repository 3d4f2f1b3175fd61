//! Rules of horizontal lines that hold in vertical ones too: the same proofs, on the same
//! texts, set vertically. What a rule says of left and right is then said of top and foot.
//!
//! Not here are proofs that measure what vertical lines have otherwise: ？ ！ ： ； and the
//! solidus are as high as their square and give up no half; numbers stand upright, an em a
//! digit, and so close to Han; and proofs that look below a baseline (`vertical` has its own).

use super::PROOFS;
use super::edition::upright;

/// Runs proofs by name with their editions set vertically, each as a test.
macro_rules! vertically {
    ($($name:ident)*) => {
        $(#[test] fn $name() {
            let proof = PROOFS.iter().flat_map(|list| *list);
            let mut proof = proof.filter(|proof| proof.name == stringify!($name));
            upright(|| proof.next().unwrap().run());
        })*
    };
}

vertically! {
    first_lines_are_indented_by_two_ems
    last_lines_have_two_characters
    one_em_follows_a_heading_that_runs_in
    names_are_spread_over_their_width
    han_stands_in_cells_on_the_strict_grid
    no_outline_is_stretched
    every_glyph_stands_for_its_character
    marks_come_from_the_face_of_the_han
    one_of_the_three_marks_may_hang
    nothing_hangs_unless_asked_for
    bold_marks_close_up_like_others
    lines_too_near_for_marks_are_told
    half_width_marks_are_widened_between_han_alone
    half_width_marks_between_han_are_told
    full_width_letters_and_digits_are_told
    han_and_latin_stand_an_elastic_quarter_apart
    superscripts_stay_with_their_base
    inline_notes_stay_with_their_base
    words_break_at_hyphenation_points
    a_full_width_space_begins_no_line
    small_kana_begin_no_line_from_gb_on
    chinese_quotes_are_brackets
    breaks_are_the_best_of_the_paragraph
    lines_stretched_beyond_the_cap_are_reported
    level_none_forbids_nothing
    level_basic_keeps_marks_from_the_ends_of_lines
    level_gb_keeps_a_solidus_from_the_end_of_a_line
    level_strict_keeps_dashes_and_dots_from_the_start_of_a_line
    level_gb_is_the_default
    dashes_are_two_ems_and_whole
    dots_are_two_ems_and_whole
    stacks_of_marks_are_whole
    runs_of_digits_are_whole_with_their_signs
    numbers_are_not_parted_from_their_units
    terms_with_numbers_are_whole
    marks_side_by_side_close_up_in_full_lines
    opening_marks_at_a_line_start_lose_half_an_em
    opening_marks_at_a_paragraph_start_stand_at_one_and_a_half
    closing_marks_at_a_line_end_take_half_an_em
}
