//! Expressions over statistics: `+ - * /`, parentheses, decimals, names, and functions
//! that are kept as text until they are known.

use super::decimal::{BadDecimal, Decimal};
use num_rational::BigRational;
use num_traits::Zero;
use std::ops::Range;

/// Parentheses that may be open at once.
const DEEPEST: usize = 64;
/// Bits that a numerator or denominator may grow to.
const MOST_BITS: u64 = 4096;

/// An expression as read: its text and its steps in the order they are taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expr {
    /// The text as written.
    pub text: String,
    steps: Vec<Step>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Number(BigRational),
    Name(String, Range<usize>),
    Apply(Op, Range<usize>),
    Negate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Op {
    Add,
    Sub,
    Mul,
    Div,
}

/// What is wrong with an expression, and at which bytes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExprError {
    /// What is wrong.
    pub fault: ExprFault,
    /// Where in the expression's text.
    pub at: Range<usize>,
}

/// What is wrong with an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExprFault {
    /// A character that means nothing here.
    Unexpected(char),
    /// A number, name or parenthesis was due at the end or before this place.
    Operand,
    /// A parenthesis is not closed.
    Unclosed,
    /// Too many parentheses are open at once; the limit is given.
    TooDeep(usize),
    /// A number that is not decimal.
    Number(BadDecimal),
    /// A function, by its name, that is not known.
    Function(String),
    /// A name that no statistic has.
    Unknown(String),
    /// A division by zero.
    DivisionByZero,
    /// A result beyond all reason.
    TooLarge,
}

impl Expr {
    /// Reads an expression.
    pub fn parse(text: &str) -> Result<Self, ExprError> {
        let mut parser = Parser { text, at: 0, depth: 0, steps: Vec::new() };
        parser.sum()?;
        match parser.peek() {
            None => Ok(Self { text: text.to_owned(), steps: parser.steps }),
            Some(c) => Err(parser.fault(ExprFault::Unexpected(c))),
        }
    }

    /// The names used, with their places in the text.
    pub fn names(&self) -> impl Iterator<Item = (&str, Range<usize>)> {
        self.steps.iter().filter_map(|step| match step {
            Step::Name(name, at) => Some((name.as_str(), at.clone())),
            _ => None,
        })
    }

    /// The exact value, with `lookup` giving the value of a name.
    pub fn value(
        &self,
        lookup: impl Fn(&str) -> Option<BigRational>,
    ) -> Result<BigRational, ExprError> {
        let whole = 0..self.text.len();
        let broken = || ExprError { fault: ExprFault::Operand, at: whole.clone() };
        let mut stack: Vec<BigRational> = Vec::new();
        for step in &self.steps {
            let result = match step {
                Step::Number(value) => value.clone(),
                Step::Name(name, at) => lookup(name).ok_or_else(|| ExprError {
                    fault: ExprFault::Unknown(name.clone()),
                    at: at.clone(),
                })?,
                Step::Negate => -stack.pop().ok_or_else(broken)?,
                Step::Apply(op, at) => {
                    let right = stack.pop().ok_or_else(broken)?;
                    let left = stack.pop().ok_or_else(broken)?;
                    op.apply(&left, &right)
                        .map_err(|fault| ExprError { fault, at: at.clone() })?
                }
            };
            if result.numer().bits() > MOST_BITS || result.denom().bits() > MOST_BITS {
                return Err(ExprError { fault: ExprFault::TooLarge, at: whole });
            }
            stack.push(result);
        }
        stack.pop().ok_or_else(broken)
    }
}

impl Op {
    fn apply(
        self,
        left: &BigRational,
        right: &BigRational,
    ) -> Result<BigRational, ExprFault> {
        match self {
            Self::Add => Ok(left + right),
            Self::Sub => Ok(left - right),
            Self::Mul => Ok(left * right),
            Self::Div if right.is_zero() => Err(ExprFault::DivisionByZero),
            Self::Div => Ok(left / right),
        }
    }
}

/// Whether a character may stand in a statistic's name.
pub(super) fn in_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '_')
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    steps: Vec<Step>,
}

impl Parser<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// The next character that is not white space.
    fn peek(&mut self) -> Option<char> {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
        self.rest().chars().next()
    }

    fn fault(&self, fault: ExprFault) -> ExprError {
        let len = self.rest().chars().next().map_or(0, char::len_utf8);
        ExprError { fault, at: self.at..self.at + len }
    }

    /// sum = product { ("+" | "-") product }
    fn sum(&mut self) -> Result<(), ExprError> {
        self.product()?;
        while let Some(c) = self.peek() {
            let op = match c {
                '+' | '＋' => Op::Add,
                '-' | '−' => Op::Sub,
                _ => break,
            };
            self.operator(op, c, Self::product)?;
        }
        Ok(())
    }

    /// product = operand { ("*" | "/") operand }
    fn product(&mut self) -> Result<(), ExprError> {
        self.operand()?;
        while let Some(c) = self.peek() {
            let op = match c {
                '*' | '×' => Op::Mul,
                '/' | '÷' => Op::Div,
                _ => break,
            };
            self.operator(op, c, Self::operand)?;
        }
        Ok(())
    }

    fn operator(
        &mut self,
        op: Op,
        sign: char,
        next: fn(&mut Self) -> Result<(), ExprError>,
    ) -> Result<(), ExprError> {
        let at = self.at..self.at + sign.len_utf8();
        self.at = at.end;
        next(self)?;
        self.steps.push(Step::Apply(op, at));
        Ok(())
    }

    /// operand = number | name | "(" sum ")" | "-" operand
    fn operand(&mut self) -> Result<(), ExprError> {
        match self.peek() {
            None | Some(')') => Err(self.fault(ExprFault::Operand)),
            Some('(') => self.inner(),
            Some(minus @ ('-' | '−')) => self.deeper(|parser| {
                parser.at += minus.len_utf8();
                parser.operand()?;
                parser.steps.push(Step::Negate);
                Ok(())
            }),
            Some(c) if c.is_ascii_digit() => self.number(),
            Some(c) if in_name(c) && c != '.' => self.name(),
            Some(c) => Err(self.fault(ExprFault::Unexpected(c))),
        }
    }

    fn inner(&mut self) -> Result<(), ExprError> {
        let open = self.at..self.at + 1;
        self.at += 1;
        self.deeper(Self::sum)?;
        if self.peek() == Some(')') {
            self.at += 1;
            return Ok(());
        }
        match self.peek() {
            None => Err(ExprError { fault: ExprFault::Unclosed, at: open }),
            Some(c) => Err(self.fault(ExprFault::Unexpected(c))),
        }
    }

    fn deeper(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<(), ExprError>,
    ) -> Result<(), ExprError> {
        if self.depth == DEEPEST {
            return Err(self.fault(ExprFault::TooDeep(DEEPEST)));
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    /// Takes the characters that may stand in a name or number.
    fn word(&mut self) -> (String, Range<usize>) {
        let rest = self.rest();
        let len = rest.find(|c| !in_name(c)).unwrap_or(rest.len());
        let word = rest.get(..len).unwrap_or("").to_owned();
        let at = self.at..self.at + len;
        self.at = at.end;
        (word, at)
    }

    fn number(&mut self) -> Result<(), ExprError> {
        let (word, at) = self.word();
        let number = Decimal::parse(&word)
            .map_err(|bad| ExprError { fault: ExprFault::Number(bad), at })?;
        self.steps.push(Step::Number(number.value));
        Ok(())
    }

    fn name(&mut self) -> Result<(), ExprError> {
        let (word, at) = self.word();
        if self.peek() == Some('(') {
            return Err(ExprError { fault: ExprFault::Function(word), at });
        }
        self.steps.push(Step::Name(word, at));
        Ok(())
    }
}
