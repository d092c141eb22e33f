"""What every widget draws with: colours, style sheet, icons, portraits and text fitting, and words as people read them."""
