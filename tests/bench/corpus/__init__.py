"""What is searched in benchmarks: real texts of public repositories, or texts made of the sample's own."""
