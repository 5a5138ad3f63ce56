// Knows how wide each character of the product's fonts is; written by tests/support/measure-fonts.ts from the font files, never by hand.

/** Widths in thousandths of the font size, two base-36 digits a character, for the weights 400, 600 and 700 in this order. */
export const ADVANCE_WIDTHS: readonly {
  readonly first: number
  readonly last: number
  readonly widths: readonly [string, string, string]
}[] = [
  {
    first: 32,
    last: 126,
    widths: [
      '7s7y8di3ggpjkb4g8b8bdhgu5ua25uari0bbf8g0h2gcgme6h3gj5u5ufdhgfddclmheh1hxilftfcjajaawe8hjf1mwj9juggk4h2ggfij6ghnshbfzgv8tar9kfcac6relfqdhfoey8qfifa706tdo7anhfaf8fqfy9pd392f0ctj0ddchcs9k6l9kff',
      '8f8aa2kagsqhk75f9090dhgm70a971bsi8byftggh9gqh5eph9g27171foh5foemloiehmi6izgdfmjrjfbjf6i6f8nkjqkhh5krhrgsggj3hgodiihfh399bs9kfxav7mf4gbdygaff9pg6fp7x73ew8do6fpfrgbgfa8dta0fje5k3eidvdoaa6xaaf3',
      '8p8faul9gyqxk55u9b9bdhgj7jad7kc8ibc8g3gohcgwheexhcfv7k7kfth0ftf7lpiuhviaj5glfqjyjhbtfligfcnujxkrhhl1i2gygvj2hwomj1i2h69gc89kg6b480fcgke6gkfna5ghfv8c77ff8uoifvg0gkgnage4agfreqkkf0ehe2al72alex',
    ],
  },
  {
    first: 160,
    last: 383,
    widths: [
      '7s7ydhgyg4fz6leoa8m6abfmgq00m69w9sg3aman6rhbe56o7d74akfmmomso3ciheheheheheheorhxftftftftawawawawj5j9jujujujujuesjuj6j6j6j6fzggg6elelelelelelo2dheyeyeyey7070707efpfaf8f8f8f8f8guf8f0f0f0f0chfqchheelheelheelhxdhhkdchxdhhxdhilhmj5fofteyfgfofteyfteyfteyk8h3jafijafijafiklh6jafa9f76aw709f76aw70aw70p4dt7l76hjdoeuf17af17af18tek7gfv88j9faj9faj9faj4l4h6lpgtlpgtjuf8rypoh29phabhh29pggd3f9dbggd3ggd3fi92fi92fga1kbh6j6f0kbh6j6f0j6f0j6f0nsj0fzchfzgvcsgvcsgvcs92',
      '8f8adyhfgdhf6xf7bgm6aphagz00m6afalgpb0b47mhued7p807ob0han9nfp4dzieieieieieieq7i6gdgdgdgdbjbjbjbjjjjqkhkhkhkhkhevkhj3j3j3j3hfh5gxf4f4f4f4f4f4oadyffffffff7x7x7x8bg5fpfrfrfrfrfrgmfrfjfjfjfjdvgbdvief4ief4ief4i6dyhqdyi6dyi6dyizisjjgagdfffig9gdffgdffgdffk6hejrg6jrg6jrg6l0hqjffpaa7vbj7xaa7vbj7xbj7xqof08l7vi6ewgcf88df88df89qf697g298jqfpjqfpjqfpkmm1hqlvh5lvh5khfrsapwhra8hvc2hra8gsdtfadpgsdtgsdtgga0gga0ftbakrhqj3fjkrhqj3fjj3fjj3fjodk3hfdvhfh3doh3doh3doa2',
      '8p8fe6hmghi272ffc0m6avi1h300m6anaygzb6bb80i5eh868a7wb7i1ninpplemiuiuiuiuiuiuquiaglglglglbtbtbtbtjpjxkrkrkrkrkrewkrj2j2j2j2i2hhh9fcfcfcfcfcfcoee6fnfnfnfn8c8c8c8qgcfvg0g0g0g0g0gjg0frfrfrfrehgkehiufciufciufciae6hueciae6iae6j5jajpgkglfnfkglglfnglfnglfnk4hkjyghjyghjyghl9i2jhfvat8bbt8cat8bbt8cbt8crdfj978aigffh8fc8ufc8ufca5fja9g69ojxfvjxfvjxfvljmli2lzhdlzhdkrg0sgq0i2agi8cfi2aggye4fbdygye4gye4gvaggvagg1c2l0i2j2frl0i2j2frj2frj2fromkki2ehi2h6e2h6e2h6e2an',
    ],
  },
  {
    first: 8208,
    last: 8231,
    widths: [
      'a1a1hoe0mwrsdwdw6k6k6k8ub3b3b3eef1dwc6ge9aijim8u',
      'bjbjjcdyn2rsdwdw777777akcncncni9fudwc6hr99ijkr9o',
      'bjbjjcdxn4rsdwdw7h7h7hakdbdbdbi9g6dwc6hr99ijlp9o',
    ],
  },
  {
    first: 900,
    last: 974,
    widths: [
      '6ii0jo7gk0p5ejgoovgolond98hri2dvhrfgfwkllp9fh7gxp7l4hclpkbgtgofwfgfqnfgamtjx9ffqhbd2gw98gmhbh1ecgcd2csgwgi98euefheecdmgti5godjh2dmgmk5giktm798gmgtgmm7',
      '7hkgl77ol4qlgkgoq6gonop1afioibeeibfig0l0lvaahxhypulwhdlvkqh3gog0ftgrohhqnukmaagrhwdohiafhahwhcf5gpdnd8higvafgcfdi7f5e8h5jqgzdzhsekhalogzm9ndafhah5hani',
      '82lym47tlsrhhtgoqygoowq1b5j8ihepinfkg3l9lzaticikq8mdhelzkzh9gog3g1hep4imogl1athei8e2hvb5hpi8hjfngxe0dhhvh2b5h8fyiofnelhdkoh6e9i7f5hpmmhan4o3b5hphdhpob',
    ],
  },
  {
    first: 1024,
    last: 1119,
    widths: [
      'fgfgjwe5hrf97w7w7ls2sjjvhdl0h4kbhqh2i2e5k9fgp5g1l0l0hdjep7knl5kdgthsfgh4mpgckkipsrsij1nlgvhzrrhqfgglfoc6gvfbl3dkh9h9ergblch2gigugwdpcxe5khe7h0gdouoxhbl3f5dqm7g1fbfbh7c6dpd0767676nvoqh9erh9e5gu',
      'fjfjkrf3hzf88k8p8lsht5kyidlmhmkxinhoiaf3l2fjqqgblmlmijk0ptl4lfkvh4hvfthmo6hpl6jitbtck8othji5s2ihg5h2g8cthefwmye1i6i6g8gxmjhsgzhlhde8dmf7lqfchoh7pvpxi5mqfye9n3gifwfwhscwe8dj817v7vojpchtg8i6f7hl',
      'flfll9fni3f78z9797sqtjlmj0lzhxlaj8i1iefnlkflrpghlzlzj9kdq7lelll6hbhxg1hxp2ijlkjztntukypkhxi8s9ixgkhcgkd7hpg8o2ebiqiqh4hbn9i8h9i2hneke1fvmig1i2hpqhqiinnqgfeknngtg8g8i5dcekdu8k8b8aoxpqi5h4iqfvi2',
    ],
  },
  {
    first: 1488,
    last: 1514,
    widths: [
      'hkfwaef2hf8d96iehm87f5ebeij0ic95ajhvghh8gpepfghfejkaj1',
      'idgbb3fli0919xivi38wfmekf5jcj49mb0ikh5hvh7fsg4hxewlcjp',
      'isgibgfvia9eabj3ic98fueofgjiji9vb8iwhii6hggbggi6f2lvk2',
    ],
  },
  {
    first: 11568,
    last: 11623,
    widths: [
      'dglnlniririkgtj5j5glgbfkl8j3e9j0lnlz8lgoinhrhviujoeoe7hnlsfqgb7vf97mhacmlnlxin88iklnlxjzf9hrjzh5jejlecl5cfl4hah9',
      'dglnlniririkgtj5j5glgbfkl8j3e9j0lnlz8lgoinhrhviujoeoe7hnlsfqgb7vf97mhacmlnlxin88iklnlxjzf9hrjzh5jejlecl5cfl4hah9',
      'dglnlniririkgtj5j5glgbfkl8j3e9j0lnlz8lgoinhrhviujoeoe7hnlsfqgb7vf97mhacmlnlxin88iklnlxjzf9hrjzh5jejlecl5cfl4hah9',
    ],
  },
]
