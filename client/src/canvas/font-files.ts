// Knows which files the stylesheets of the page name for a font family, for a painter that has no stylesheets; loads none.
import type { FontFile } from './paint-messages.ts'

function* fontRules(rules: CSSRuleList): Generator<CSSFontFaceRule> {
  for (const rule of rules) {
    if (rule instanceof CSSFontFaceRule) yield rule
    else if (rule instanceof CSSImportRule && rule.styleSheet !== null) yield* fontRules(rule.styleSheet.cssRules)
  }
}

/** `url(...)` as the stylesheet means it, whoever reads it. */
const absolute = (source: string, base: string): string =>
  source.replace(/url\("?([^")]+)"?\)/g, (_all, address: string) => `url("${new URL(address, base).href}")`)

/** Every file of the families that the page's own stylesheets name. */
export function fontFiles(families: ReadonlySet<string>): readonly FontFile[] {
  return [...document.styleSheets].flatMap((sheet) =>
    [...fontRules(sheet.cssRules)].flatMap(({ style, parentStyleSheet }): readonly FontFile[] => {
      const said = (name: string, otherwise: string): string => style.getPropertyValue(name) || otherwise
      const family = said('font-family', '').replace(/^["']|["']$/g, '')
      if (!families.has(family)) return []
      return [
        {
          family,
          source: absolute(said('src', ''), parentStyleSheet?.href ?? document.baseURI),
          weight: said('font-weight', 'normal'),
          style: said('font-style', 'normal'),
          unicodeRange: said('unicode-range', 'U+0-10FFFF'),
        },
      ]
    }),
  )
}
