import { MOMENTS, type Moment, type Template } from '@anderhalf/template-kit'

export interface MomentGroup {
  readonly moment: Moment
  readonly templates: readonly Template[]
}

/** In the order of the programme; each template once, where people look for it first. */
export function groupByMoment(templates: readonly Template[]): MomentGroup[] {
  return MOMENTS.map((moment) => ({
    moment,
    templates: templates.filter(({ moments }) => moments[0] === moment),
  })).filter((group) => group.templates.length > 0)
}
