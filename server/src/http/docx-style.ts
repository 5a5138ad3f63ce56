// Knows how a document looks in a word processor: its named styles, lists, paper and colours; refuses to know any document.
import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip as mm,
  LevelFormat,
  LineRuleType,
  type IPropertiesOptions,
} from 'docx'

/** Ink and paper as on the printed page. */
export const COLOURS = {
  ink: '1D2A33',
  muted: '57646E',
  accent: '0C6A68',
  line: 'E2D9CB',
  strong: 'C9BDA9',
  head: 'F7F3EC',
}

/** Where what a label says begins, and the longest label that fits before it, in twips and characters. */
export const LABEL = { width: mm(50), longest: 28 }

/** A4 upright with room for a binder. */
export const PAGE = {
  size: { width: mm(210), height: mm(297) },
  margin: { top: mm(22), right: mm(18), bottom: mm(20), left: mm(22), header: mm(10), footer: mm(10) },
}
/** Between the margins. */
export const LINE_WIDTH = mm(170)

/** As wide as a letter in a cell may be, in twips: bold, and in the widest of the usual fonts. */
export const CELL_LETTER = 140

/** The numbered list that steps are; each has an instance of its own. */
export const STEPS = 'steps'

/** Half points. */
const size = (points: number): number => points * 2
const quiet = { color: COLOURS.muted, size: size(9.5) }

/** Every style by the name it has in the list of styles. @param language BCP 47, of the words that are ours. */
export const stylesIn = (language: string): NonNullable<IPropertiesOptions['styles']> => ({
  default: {
    document: {
      run: { font: 'Arial', size: size(11), color: COLOURS.ink, language: { value: language } },
      paragraph: { spacing: { after: 120, line: 276, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { size: size(22), bold: true, color: COLOURS.ink },
      paragraph: { spacing: { after: 120, line: 264, lineRule: LineRuleType.AUTO }, keepNext: true },
    },
    heading1: {
      run: { size: size(15), bold: true, color: COLOURS.accent },
      paragraph: {
        spacing: { before: 400, after: 120, line: 264, lineRule: LineRuleType.AUTO },
        keepNext: true,
        keepLines: true,
      },
    },
    heading2: {
      run: { size: size(12), bold: true, color: COLOURS.ink },
      paragraph: {
        spacing: { before: 240, after: 60, line: 264, lineRule: LineRuleType.AUTO },
        keepNext: true,
        keepLines: true,
      },
    },
    caption: {
      run: { ...quiet, italics: false, bold: false },
      paragraph: { spacing: { before: 120, after: 60 }, keepNext: true },
    },
  },
  paragraphStyles: [
    style('Kind', { run: { ...quiet, bold: true }, paragraph: { spacing: { after: 20 }, keepNext: true } }),
    style('Status', {
      run: { bold: true },
      paragraph: {
        spacing: { before: 60, after: 240 },
        border: { bottom: { style: BorderStyle.SINGLE, size: 12, space: 8, color: COLOURS.accent } },
      },
    }),
    style('Contents heading', {
      run: { size: size(12), bold: true, color: COLOURS.accent },
      paragraph: { spacing: { before: 60, after: 60 }, keepNext: true },
    }),
    style('Lead', { run: { size: size(13) } }),
    style('Quiet', { run: quiet }),
    style('Gap', { run: { color: COLOURS.muted, italics: true } }),
    style('Fact', {
      paragraph: {
        spacing: { after: 60 },
        indent: { left: LABEL.width, hanging: LABEL.width },
      },
    }),
    style('Fact label', { run: quiet, paragraph: { spacing: { before: 60, after: 20 }, keepNext: true } }),
    style('Fact continued', { paragraph: { spacing: { after: 60 }, indent: { left: LABEL.width } } }),
    style('Step', { run: { bold: true }, paragraph: { spacing: { before: 120, after: 40 }, keepNext: true } }),
    style('Cell', {
      run: { size: size(9.5) },
      paragraph: { spacing: { before: 40, after: 40, line: 252, lineRule: LineRuleType.AUTO } },
    }),
    style('Cell heading', {
      run: { size: size(9.5), bold: true },
      paragraph: { spacing: { before: 40, after: 40, line: 252, lineRule: LineRuleType.AUTO }, keepNext: true },
    }),
  ],
  characterStyles: [{ id: 'Label', name: 'Label', quickFormat: true, run: quiet }],
})

type ParagraphStyle = NonNullable<NonNullable<IPropertiesOptions['styles']>['paragraphStyles']>[number]

/** The id of a style, from its name. */
export const styleId = (name: string): string => name.replaceAll(' ', '')

const style = (name: string, looks: Pick<ParagraphStyle, 'run' | 'paragraph'>): ParagraphStyle => ({
  id: styleId(name),
  name,
  basedOn: 'Normal',
  quickFormat: true,
  ...looks,
})

export const LISTS: NonNullable<IPropertiesOptions['numbering']> = {
  config: [
    {
      reference: STEPS,
      levels: [
        {
          level: 0,
          format: LevelFormat.DECIMAL,
          text: '%1.',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: mm(8), hanging: mm(8) } }, run: { color: COLOURS.accent, bold: true } },
        },
      ],
    },
  ],
}
