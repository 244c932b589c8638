/** The field for a new item: the shortcut and a list that has become empty lead there. */
export const newItemFieldId = "new-item-name";
