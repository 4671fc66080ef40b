/** True if a text may be the name or the description of a group or a rule in a VPC: 255 characters of this set. */
export function isAllowedText(text: string): boolean {
  return /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{0,255}$/.test(text);
}
