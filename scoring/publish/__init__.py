"""What is published: papers, workbooks, the site, open data; and the check that makes them again."""
