/** The field to find somebody by: the focus goes there when the row it was on is gone. */
export const peopleSearchFieldId = "people-search";
