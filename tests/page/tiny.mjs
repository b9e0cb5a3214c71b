// A graph small enough to think through, in the columns that the page is given.
//
// 0 Ana (person) --founded--> 1 Front (organization), 2020, stated, by document 3 paragraph 2
// 0 Ana --paid--> 1 Front, claimed by 2 Oslo, paragraphs 4-5
// 1 Front --moved--> 2 Oslo (place), for 0 Ana, 2021/.., denied
// 3 Report (document) --published by--> 1 Front
// 4 Zoë Åkerlund (person), linked to nothing

import { graphOf } from "../../graph/page/core/model.mjs";

export function tiny() {
  const drawn = {
    title: "Tiny",
    about: "",
    standings: ["stated", "claimed", "disputed", "guessed", "denied", "requested", "proposed", "expected", "withdrawn"],
    meanings: ["says so", "somebody says so", "disputed", "a guess", "denied", "asked for", "planned", "expected", "taken back"],
    kinds: {
      name: ["person", "organization", "place", "document"],
      plural: ["people", "organizations", "places", "documents"],
      colour: ["#0072b2", "#c65102", "#00805f", "#6b7280"],
      shape: ["dot", "square", "triangle", "box"],
    },
    types: {
      name: ["founded", "paid", "moved", "published by"],
      inverse: ["founded by", "paid by", "moved by", "published"],
      family: ["office", "money", "other", "speech"],
      slug: ["founded", "paid", "moved", "published-by"],
      speech: [],
      curators: [],
    },
    dates: {
      text: ["2020", "2021/..", "2022-05~"],
      words: ["2020", "since 2021", "about May 2022"],
      earliest: [18262, 18628, 19113],
      latest: [18627, null, 19143],
      before: [0, 0, 31],
      after: [0, 0, 31],
      form: ["point", "interval", "point"],
    },
    entities: {
      id: ["ana", "front", "oslo", "report", "zoe"],
      name: ["Ana", "Front", "Oslo", "Report", "Zoë Åkerlund"],
      kind: [0, 1, 2, 3, 0],
      x: [0, 100, 0, 200, 300],
      y: [0, 0, 100, 0, 300],
      size: [20, 20, 20, 20, 10],
      aliases: { 0: ["Aung Na", "အောင်နာ"], 1: ["=HF", "</script>"] },
      description: { 2: "A port in the north" },
      note: {},
      url: {},
      published: { 3: 2 },
      genre: { 3: "news" },
      archived: {},
      language: {},
      withdrawn: {},
      read: { 3: "9 paragraphs" },
      restricted: [],
    },
    relations: {
      source: [0, 0, 1, 3],
      type: [0, 1, 2, 3],
      target: [1, 1, 2, 1],
      standing: [0, 1, 4, 0],
      claims: [1, 1, 1, 1],
      id: { 1: "the-payment" },
      also: { 2: [["for", 0]] },
      when: { 0: "2020", 1: "(former)", 2: "since 2021" },
      dates: { 0: [0], 2: [1] },
      timeless: [],
      ended: [1],
      made: {},
      sources: {},
      conflicts: {},
      notes: { 1: ["cash, we think"] },
      restricted: [],
    },
    communities: [],
  };
  const later = {
    claims: {
      document: [3, 3, 3, 3, 3],
      place: ["¶2", "¶¶4–5", "¶¶6, 8", "¶1", "¶9"],
      first: [2, 4, 6, 1, 9],
      standing: [0, 1, 4, 0, 0],
      by: { 1: [2] },
      voice: { 2: "in its own voice" },
      when: { 0: 0, 2: 1 },
      said: { 0: ["2020"], 1: ["formerly", "about 100 USD; in cash"], 2: ["since 2021"] },
      withdrawn: {},
    },
    facts: { entity: [0], words: ["born on 1990"], standing: [0], claims: [1], made: {}, notes: {} },
    citations: { 3: ["Front 2022", "“Report”, Front, about May 2022"] },
    differences: [],
  };
  return graphOf(drawn, () => later);
}
