// Knows where this browser keeps what was typed into forms and not sent yet; knows no form.
import { cupboard } from './device-memory.ts'
import { openFormDrafts, type FormDrafts } from './form-draft.ts'

/** @param isShared whether nothing is to stay on this device. */
export const thisFormDrafts = (isShared: () => boolean): FormDrafts =>
  openFormDrafts(cupboard('localStorage'), cupboard('sessionStorage'), isShared)
