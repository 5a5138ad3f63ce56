// Knows in which forms a board leaves, as a menu of its own and as part of another; knows no format.
import { FileBraces, FileImage, FileText, NotebookPen, Download, FileSpreadsheet, Table2 } from 'lucide-react'
import { Button } from '../controls/button.tsx'
import { downloadText } from '../controls/download.ts'
import { ActionMenu, MenuAction, MenuLine, SubMenu } from '../controls/menu.tsx'
import { announce } from '../controls/toast.tsx'
import type { Api } from '../model/api.ts'
import type { BoardSession } from '../model/board-session.ts'
import { documentWords } from '../text/document-words.ts'
import { words } from '../text/en-GB.ts'
import { matrixWords } from '../text/matrix-words.ts'
import { exportFile } from './export-file.ts'

export interface ExportProps {
  readonly session: BoardSession
  readonly api: Api
  readonly onDialog: (dialog: 'agreement-file' | 'summary') => void
}

/** In the header, where there is room for one more thing. */
export function ExportMenu({ labelled, ...rest }: ExportProps & { readonly labelled: boolean }) {
  const icon = <Download size={17} aria-hidden />
  return (
    <ActionMenu
      trigger={
        labelled ? (
          <Button icon={icon}>{words.header.export}</Button>
        ) : (
          <button type="button" className="icon-button" aria-label={words.header.export}>
            {icon}
          </button>
        )
      }
    >
      <ExportActions {...rest} />
    </ActionMenu>
  )
}

/** The same inside another menu. */
export function ExportSubMenu(props: ExportProps) {
  return (
    <SubMenu icon={<Download size={16} aria-hidden />} label={words.header.export}>
      <ExportActions {...props} />
    </SubMenu>
  )
}

function ExportActions({ session, api, onDialog }: ExportProps) {
  const picture = async (): Promise<void> => {
    const { pictureOf } = await import('./export-picture.ts')
    const name = `${session.board.get().title}.svg`
    downloadText(name, pictureOf(session.board.get(), session.view.get().theme), 'image/svg+xml')
    announce({ text: words.header.exported(name) })
  }
  const table = async (as: 'html' | 'csv'): Promise<void> => {
    const { exportTable } = await import('./matrix/export-table.ts')
    exportTable(session, as)
  }
  return (
    <>
      <MenuAction icon={<FileBraces size={16} aria-hidden />} onSelect={() => void exportFile(session, api)}>
        {words.header.exportFile}
      </MenuAction>
      <MenuAction icon={<FileImage size={16} aria-hidden />} onSelect={() => void picture()}>
        {words.header.exportPicture}
      </MenuAction>
      <MenuLine />
      <MenuAction icon={<FileText size={16} aria-hidden />} onSelect={() => onDialog('agreement-file')}>
        {documentWords.agreement.menu}
      </MenuAction>
      <MenuAction icon={<NotebookPen size={16} aria-hidden />} onSelect={() => onDialog('summary')}>
        {documentWords.summary.menu}
      </MenuAction>
      <MenuAction icon={<Table2 size={16} aria-hidden />} onSelect={() => void table('html')}>
        {matrixWords.exportPage}
      </MenuAction>
      <MenuAction icon={<FileSpreadsheet size={16} aria-hidden />} onSelect={() => void table('csv')}>
        {matrixWords.exportSheet}
      </MenuAction>
    </>
  )
}
