"""Every framework's own words for a transposed convolution, and what they mean."""
